use crate::parts;
use leptos::prelude::*;

/// `/products?q=&group=&subgroup=&stars=&producer=&place=&price=&stock=&night=&valid=&sort=`
#[component]
pub fn Products() -> impl IntoView {
    parts::LIST.view()
}
