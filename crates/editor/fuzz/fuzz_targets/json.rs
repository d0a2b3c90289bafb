//! Reads whatever comes as each kind of file of the content.

#![no_main]

use editor::doors::read_json;
use libfuzzer_sys::fuzz_target;

const FILES: [&str; 9] = [
    "products/a.json",
    "producers/a.json",
    "market.json",
    "groups.json",
    "live.json",
    "events.json",
    "training.json",
    "partners.json",
    "places.txt",
];

fuzz_target!(|text: &str| {
    for file in FILES {
        read_json(file, text);
    }
});
