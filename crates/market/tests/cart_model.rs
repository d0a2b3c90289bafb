//! Carts under any sequence of commands, held against a model that is too simple to be wrong.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::{catalogue, dong, kept};
use market::{
    Cart, Catalogue, Dong, LineState, Listing, MAX_LINES, Refusal, Removed, Slug, Variant,
    allowed_quantity,
};
use proptest::prelude::*;
use std::collections::HashSet;

/// Three products: the tea with two variants, the silk with one, and a wine that is only shown.
fn shop(stock: u32) -> Catalogue {
    let mut catalogue = catalogue();
    let mut wine = catalogue.listings[0].clone();
    wine.slug = "ruou".parse().unwrap();
    wine.view_only = true;
    catalogue.listings.push(wine);
    catalogue.listings[0].variants[1].stock = stock;
    catalogue
}

#[derive(Clone, Debug)]
enum Command {
    Add {
        variant: usize,
        quantity: u32,
        price: u64,
    },
    SetQuantity {
        line: usize,
        quantity: u32,
    },
    Remove {
        line: usize,
    },
    Undo,
    Acknowledge {
        line: usize,
        price: u64,
    },
    Reload,
}

fn a_command() -> impl Strategy<Value = Command> {
    let price = 0..1_000_000_u64;
    prop_oneof![
        4 => (0..5_usize, 0..9_u32, price.clone())
            .prop_map(|(variant, quantity, price)| Command::Add { variant, quantity, price }),
        1 => (0..5_usize, 1..9_u32).prop_map(|(line, quantity)| Command::SetQuantity { line, quantity }),
        2 => (0..5_usize).prop_map(|line| Command::Remove { line }),
        1 => Just(Command::Undo),
        1 => (0..5_usize, price).prop_map(|(line, price)| Command::Acknowledge { line, price }),
        1 => Just(Command::Reload),
    ]
}

/// Every variant of the shop with its product.
fn variants(shop: &Catalogue) -> Vec<(&Listing, &Variant)> {
    let listings = shop.listings.iter();
    listings
        .flat_map(|listing| {
            listing
                .variants
                .iter()
                .map(move |variant| (listing, variant))
        })
        .collect()
}

/// The model: product, variant, quantity and price seen last.
type Model = Vec<ModelLine>;

type ModelLine = (Slug, Slug, u32, u64);

/// What a command does to the model; whether it was refused.
fn apply(
    model: &mut Model,
    removed: &mut Option<(usize, ModelLine)>,
    shop: &Catalogue,
    command: &Command,
) -> bool {
    match *command {
        Command::Add {
            variant,
            quantity,
            price,
        } => {
            let all = variants(shop);
            let (listing, variant) = all[variant % all.len()];
            let place = model
                .iter()
                .position(|line| line.0 == listing.slug && line.1 == variant.id);
            let sum = quantity + place.map_or(0, |place| model[place].2);
            let most = variant.maximum.unwrap_or(u32::MAX).min(variant.stock);
            let steps = (variant.minimum..=most).step_by(variant.step as usize);
            if listing.view_only || !steps.into_iter().any(|allowed| allowed == sum) {
                return true;
            }
            match place {
                Some(place) => (model[place].2, model[place].3) = (sum, price),
                None => model.push((listing.slug.clone(), variant.id.clone(), sum, price)),
            }
        }
        Command::SetQuantity { line, quantity } => {
            if line < model.len() {
                model[line].2 = quantity;
            }
        }
        Command::Remove { line } => {
            *removed = (line < model.len()).then(|| (line, model.remove(line)));
        }
        Command::Undo => {
            if let Some((place, line)) = removed.take() {
                match model
                    .iter_mut()
                    .find(|other| other.0 == line.0 && other.1 == line.1)
                {
                    Some(other) => other.2 = other.2.max(line.2),
                    None => model.insert(place.min(model.len()), line),
                }
            }
        }
        Command::Acknowledge { line, price } => {
            if line < model.len() {
                model[line].3 = price;
            }
        }
        Command::Reload => {}
    }
    false
}

/// Does the same to a cart.
fn command(
    cart: &mut Cart,
    removed: &mut Option<Removed>,
    shop: &Catalogue,
    command: &Command,
) -> Result<(), Refusal> {
    match *command {
        Command::Add {
            variant,
            quantity,
            price,
        } => {
            let all = variants(shop);
            let (listing, variant) = all[variant % all.len()];
            return cart.add(listing, variant, quantity, dong(price), None);
        }
        Command::SetQuantity { line, quantity } => cart.set_quantity(line, quantity),
        Command::Remove { line } => *removed = cart.remove(line),
        Command::Undo => {
            if let Some(removed) = removed.take() {
                cart.restore(removed);
            }
        }
        Command::Acknowledge { line, price } => cart.acknowledge(line, dong(price)),
        Command::Reload => *cart = kept::cart(&cart.to_json()).unwrap(),
    }
    Ok(())
}

fn model_of(cart: &Cart) -> Model {
    let lines = cart.lines.iter().cloned();
    lines
        .map(|line| {
            (
                line.product,
                line.variant,
                line.quantity,
                line.seen_price.get(),
            )
        })
        .collect()
}

proptest! {
    #[test]
    fn carts_do_what_the_model_does(stock in 0..30_u32, commands in prop::collection::vec(a_command(), 0..40)) {
        let shop = shop(stock);
        let (mut cart, mut removed) = (Cart::default(), None);
        let (mut model, mut model_removed) = (Model::new(), None);
        for step in &commands {
            let result = command(&mut cart, &mut removed, &shop, step);
            let refused = apply(&mut model, &mut model_removed, &shop, step);
            prop_assert_eq!(result.is_err(), refused, "{:?}: {:?}", step, result);
            prop_assert_eq!(&model_of(&cart), &model, "after {:?}", step);
            let keys: HashSet<_> = cart.lines.iter().map(|line| (&line.product, &line.variant)).collect();
            prop_assert_eq!(keys.len(), cart.lines.len());
            if let (Command::Add { variant, .. }, Ok(())) = (step, result) {
                let all = variants(&shop);
                let (listing, variant) = all[variant % all.len()];
                prop_assert!(!listing.view_only);
                prop_assert_eq!(allowed_quantity(variant, cart.quantity(&listing.slug, &variant.id)), Ok(()));
            }
        }
    }

    #[test]
    fn totals_are_the_sums_of_what_can_be_ordered(
        stock in 0..30_u32, open: bool, commands in prop::collection::vec(a_command(), 0..40),
    ) {
        let shop = shop(stock);
        let (mut cart, mut removed) = (Cart::default(), None);
        for step in &commands {
            let _ = command(&mut cart, &mut removed, &shop, step);
        }
        let view = cart.view(&shop, open, None);
        let (mut sum, mut count) = (0, 0);
        for line in &cart.lines {
            let listing = shop.product(line.product.as_str()).unwrap();
            let variant = listing.variant(line.variant.as_str()).unwrap();
            if allowed_quantity(variant, line.quantity).is_ok() {
                sum += variant.price_at(open).get() * u64::from(line.quantity);
                count += 1;
            }
        }
        prop_assert_eq!((view.total.get(), view.count), (sum, count));
        let groups: Dong = view.groups.iter().map(|group| group.total).sum();
        prop_assert_eq!(groups, view.total);
        // Every line is there once, with its producer.
        let shown: Vec<_> = view.groups.iter().flat_map(|group| &group.lines).collect();
        prop_assert_eq!(shown.len(), cart.lines.len());
        for group in &view.groups {
            for line in &group.lines {
                let listing = shop.product(line.line.product.as_str()).unwrap();
                prop_assert_eq!(listing.producer.as_str(), &group.producer);
                prop_assert!(cart.lines.contains(&line.line));
                let fine = line.state == LineState::Fine;
                prop_assert!(!fine || line.unit_price == line.line.seen_price);
            }
        }
    }

    #[test]
    fn carts_survive_json_and_links(commands in prop::collection::vec(a_command(), 0..40)) {
        let shop = shop(9);
        let (mut cart, mut removed) = (Cart::default(), None);
        for step in &commands {
            let _ = command(&mut cart, &mut removed, &shop, step);
        }
        prop_assert_eq!(&kept::cart(&cart.to_json()).unwrap(), &cart);
        let lines = Cart::from_fragment(&cart.to_fragment()).unwrap();
        let expected: Vec<_> = model_of(&cart).into_iter().map(|line| (line.0, line.1, line.2)).collect();
        prop_assert_eq!(lines, expected);
    }

    #[test]
    fn no_text_panics_and_what_is_read_is_a_cart(
        text in ".*", parts in "[c=~.a1&#-]{0,60}", start in 0..200_usize, instead in ".{0,3}",
    ) {
        let text_of_one = r#"{"version":1,"lines":[{"product":"a","variant":"b","name":"x","quantity":2,"seen_price":5}]}"#;
        let start = start.min(text_of_one.len());
        let mutated = [&text_of_one[..start], &instead, &text_of_one[(start + 1).min(text_of_one.len())..]].concat();
        for text in [&text, &mutated] {
            if let Ok(cart) = kept::cart(text) {
                prop_assert!(cart.lines.len() <= MAX_LINES && cart.lines.iter().all(|line| line.quantity > 0));
            }
        }
        for text in [&text, &parts, &format!("c={parts}")] {
            if let Ok(lines) = Cart::from_fragment(text) {
                prop_assert!(lines.len() <= MAX_LINES && lines.iter().all(|line| line.2 > 0));
            }
        }
    }
}
