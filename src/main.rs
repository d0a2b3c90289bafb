//! Starts the storefront in the browser.

fn main() {
    night_market::start();
}
