//! Prices that may have changed: the server is asked when the cart opens, and where it does not
//! answer, the cart says how old its prices are.

use super::state::CartState;
use crate::features::catalogue::Shop;
use crate::features::schedule::{MarketClock, date_time};
use crate::i18n::{locale, texts};
use crate::platform::{clock, events, source};
use crate::reactive::{dynamic, effect, memo};
use crate::ui::icon;
use leptos::prelude::*;
use leptos::task::spawn_local;
use market::{Timestamp, UtcOffset};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Asks for today's prices, and again when the connection or the reader comes back.
#[component]
pub fn PriceAge() -> impl IntoView {
    let shop = expect_context::<Shop>();
    let cart = expect_context::<CartState>();
    let market = expect_context::<MarketClock>();
    let unasked = RwSignal::new(false);
    // Who listens to the page is told every minute and not every second.
    let minute = memo(move || market.now.get().map(|now| now.millis() / MINUTE));
    let locale = locale();
    let ask = move || {
        spawn_local(async move {
            let is_new = shop.renew(locale).await.is_ok();
            // The reader may have gone on to another page meanwhile.
            unasked.try_set(!is_new);
        });
    };
    effect(move || {
        ask();
        events::on_return(ask);
        events::on_online(ask);
    });
    let notice = move || {
        let has_prices = shop.is_ready() && cart.count().unwrap_or(0) > 0;
        let offset = market.offset();
        (unasked.get() && has_prices).then(|| {
            view! {
                <div class="notice notice--warning notice--age">
                    {icon("warning")}
                    <p>{dynamic(move || sentence(minute.get().and(offset)))}</p>
                    <button type="button" class="button" on:click=move |_| ask()>{texts().failure.retry}</button>
                </div>
            }
        })
    };
    view! { <div role="status">{dynamic(notice)}</div> }
}

/// How old the prices are, in the market's time once that is known.
fn sentence(offset: Option<UtcOffset>) -> String {
    let t = texts();
    match source::dated().zip(offset) {
        Some((at, offset)) => t
            .prices
            .dated(&age(at, clock::now()), &date_time(at, offset)),
        None => t.prices.unasked.to_owned(),
    }
}

/// "3 hours ago"
fn age(at: Timestamp, now: Timestamp) -> String {
    let t = texts();
    let millis = now.millis() - at.millis();
    let whole = |unit: i64| (millis / unit).unsigned_abs();
    match millis {
        DAY.. => t.prices.days(whole(DAY)),
        HOUR.. => t.prices.hours(whole(HOUR)),
        MINUTE.. => t.prices.minutes(whole(MINUTE)),
        _ => t.prices.just_now.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_told_in_its_largest_whole_unit() {
        for (millis, words) in [
            (-5_000, "vừa xong"),
            (59_999, "vừa xong"),
            (MINUTE, "1 phút trước"),
            (HOUR - 1, "59 phút trước"),
            (HOUR, "1 giờ trước"),
            (DAY - 1, "23 giờ trước"),
            (3 * DAY, "3 ngày trước"),
        ] {
            let at = Timestamp::from_millis(1_000_000);
            let told = Owner::new().with(|| age(at, at.plus_millis(millis)));
            assert_eq!(told, words);
        }
    }
}
