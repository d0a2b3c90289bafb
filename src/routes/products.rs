use crate::features::catalogue::ProductList;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// `/products?q=&group=&subgroup=`
#[component]
pub fn Products() -> impl IntoView {
    let query = use_query_map();
    let read =
        move |key: &'static str| Memo::new(move |_| query.read().get(key).unwrap_or_default());
    view! { <ProductList query=read("q") group=read("group") subgroup=read("subgroup")/> }
}
