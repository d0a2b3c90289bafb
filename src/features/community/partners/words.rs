//! Volumes, seasons and certificates in words.

use crate::features::catalogue::entity_kind;
use crate::features::schedule::{MarketClock, day, month_name};
use crate::i18n::{lang_of, locale, say, texts};
use crate::reactive::{dynamic, memo};
use leptos::prelude::*;
use market::format_number;
use market::partners::{Partner, Proof, Season, Unit, Volume};

/// "500 kg".
pub fn volume(volume: Volume) -> String {
    let t = &texts().partners;
    let amount = format_number(u64::from(volume.amount), locale());
    match volume.unit {
        Unit::Kg => t.kg(&amount),
        Unit::Litre => t.litre(&amount),
        Unit::Piece => t.piece(&amount),
    }
}

/// The months of a season, or that there is none.
pub fn season(season: Option<Season>) -> String {
    let t = texts();
    season.map_or_else(
        || t.partners.all_year.to_owned(),
        |it| {
            t.partners
                .season_months(&month_name(it.from), &month_name(it.until))
        },
    )
}

/// What kind of entity a partner is, and where.
pub fn kind_and_place(partner: &Partner) -> impl IntoView + use<> {
    let place = format!("{}, {}", partner.address.place, partner.address.province);
    view! { {entity_kind(partner.kind)}" · "<span lang="vi">{place}</span> }
}

/// A certificate with the day on which it runs out; once it has, that is said.
pub fn proof(proof: &Proof) -> impl IntoView + use<> {
    let t = texts();
    let today = expect_context::<MarketClock>().today;
    let name = say(&proof.name);
    let words = match proof.valid_until {
        Some(last) => t.partners.valid(&day(last), &name),
        None => name,
    };
    let until = proof.valid_until;
    let is_over = memo(move || {
        let dates = today.get().zip(until);
        dates.is_some_and(|(today, last)| last < today)
    });
    view! {
        <li>
            <span lang=lang_of(&proof.name)>{words}</span>
            {dynamic(move || is_over.get().then(|| view! { " "<span class="badge badge--warning">{t.partners.expired}</span> }))}
        </li>
    }
}
