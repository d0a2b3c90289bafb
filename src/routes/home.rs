use crate::features::catalogue::{GroupTiles, HomeShelves, ProducerStrip};
use crate::features::community::EventStrip;
use crate::features::live::LiveBand;
use crate::features::saved::RecentShelf;
use crate::features::schedule::{Hero, describe_home};
use leptos::prelude::*;

/// `/`
#[component]
pub fn Home() -> impl IntoView {
    describe_home();
    view! {
        <Hero/>
        <LiveBand/>
        <GroupTiles/>
        <EventStrip/>
        <HomeShelves/>
        <ProducerStrip/>
        <RecentShelf/>
    }
}
