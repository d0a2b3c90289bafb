//! What is asked of the partners, which stands in the address.

use super::words::volume;
use crate::features::catalogue::Shop;
use crate::i18n::{say, texts};
use crate::navigation::{Way, navigation};
use crate::reactive::memo;
use leptos::prelude::*;
use market::partners::{Partners, Volume};
use market::{PartnerFilter, Role};

/// What the address asks for.
pub fn asked() -> Memo<PartnerFilter> {
    let here = navigation();
    memo(move || PartnerFilter::from_query(|name| here.asks(name)))
}

/// Four choices; each that is made becomes the address.
pub fn filters(partners: &Partners, asked: Memo<PartnerFilter>) -> impl IntoView + use<> {
    let t = texts();
    let here = navigation();
    let go = Callback::new(move |filter: PartnerFilter| {
        let query = filter.to_query();
        let mark = if query.is_empty() { "" } else { "?" };
        let way = Way {
            replaces: true,
            stays: true,
        };
        here.go(&format!("/partners{mark}{query}"), way);
    });
    let choices = partners.choices();
    let shelf = untrack(|| expect_context::<Shop>().ready());
    let groups = choices.groups.iter().filter_map(|slug| {
        let group = shelf.as_ref()?.group(slug.as_ref())?;
        Some((slug.to_string(), say(&group.name)))
    });
    let places = choices.places.iter().map(|it| (it.clone(), it.clone()));
    let capacities = choices.capacities.iter();
    let capacities = capacities.map(|it| (it.to_string(), volume(*it)));
    let roles = [
        (
            Role::Supplies.name().to_owned(),
            t.partners.supplies.to_owned(),
        ),
        (Role::Seeks.name().to_owned(), t.partners.seeks.to_owned()),
    ];
    let change = move |write: fn(&mut PartnerFilter, String)| {
        Callback::new(move |value: String| {
            let mut filter = asked.get_untracked();
            write(&mut filter, value);
            go.run(filter);
        })
    };
    let role = Signal::derive(move || asked.with(|it| it.role.map_or("", Role::name).to_owned()));
    let group = Signal::derive(move || asked.with(|it| it.group.clone()));
    let place = Signal::derive(move || asked.with(|it| it.place.clone()));
    let capacity = Signal::derive(move || {
        let least = asked.with(|it| it.capacity);
        least.as_ref().map(Volume::to_string).unwrap_or_default()
    });
    view! {
        <form class="partner-filters" aria-label=t.partners.filters on:submit=|event| event.prevent_default()>
            {choice("role", t.partners.role, t.partners.all_roles, roles, role,
                change(|it, value| it.role = Role::from_name(&value)))}
            {choice("group", t.partners.group, t.partners.all_groups, groups, group,
                change(|it, value| it.group = value))}
            {choice("place", t.partners.place, t.partners.all_places, places, place,
                change(|it, value| it.place = value))}
            {choice("capacity", t.partners.capacity, t.partners.any_capacity, capacities, capacity,
                change(|it, value| it.capacity = value.parse().ok()))}
            <button type="button" class="button button--quiet" disabled=move || asked.with(|it| *it == PartnerFilter::default())
                on:click=move |_| go.run(PartnerFilter::default())>{t.partners.clear}</button>
        </form>
    }
}

fn choice(
    id: &'static str,
    label: &'static str,
    all: &'static str,
    options: impl IntoIterator<Item = (String, String)>,
    value: Signal<String>,
    change: Callback<String>,
) -> AnyView {
    let options = options.into_iter().map(|(value, name)| {
        view! { <option value=value>{name}</option> }
    });
    let options = options.collect_view();
    view! {
        <div class="form__field">
            <label for=id>{label}</label>
            <select id=id prop:value=value on:change=move |event| change.run(event_target_value(&event))>
                <option value="">{all}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}
