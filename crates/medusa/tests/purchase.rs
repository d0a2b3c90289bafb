//! A purchase against a small model of the engine, with every fault at every step.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

use market::Dong;
use market::outbox::{Answer, Trouble, Why};
use medusa::purchase::{Purchase, Request, Turn, read_ticket, ticket};
use proptest::prelude::*;
use serde_json::{Value, json};

/// An order as the shop writes it: two things of one producer, to be sent for 30,000 đồng.
fn order() -> Value {
    json!({
        "type": "order",
        "id": "00000000-0000-4000-8000-000000000001",
        "code": "DH-2222-2222",
        "producer": "tra-tay-ho",
        "made": 1_795_582_800_000_i64,
        "language": "vi",
        "buyer": { "name": "Nguyễn Thị Hoa", "phone": "+84912345678" },
        "delivery": { "how": "sent", "street": "1 Tràng Tiền", "ward": "Phường Hoàn Kiếm",
            "province": "Hà Nội", "fee": 30_000 },
        "payment": "transfer",
        "items": [
            { "product": "tra-sen", "variant": "hop-100-g", "unit_price": 240_000, "quantity": 2 },
            { "product": "chen-tra", "variant": "doi", "unit_price": 90_000, "quantity": 1 },
        ],
        "goods": 570_000,
        "total": 600_000,
    })
}

/// The same as the shop itself writes it.
#[test]
fn what_the_shop_writes_is_an_order() {
    let to = json!({ "street": "1 Tràng Tiền", "ward": "Phường Hoàn Kiếm", "province": "Hà Nội" });
    let order = |handover: Value| -> market::order::Order {
        serde_json::from_value(json!({
            "id": "00000000-0000-4000-8000-000000000001",
            "code": "DH-2222-2222",
            "checkout": "00000000-0000-4000-8000-000000000002",
            "seller": { "slug": "tra-tay-ho", "name": "Trà Tây Hồ", "address": "Tây Hồ",
                "phone": "+842400000001" },
            "goods": [
                { "product": "tra-sen", "variant": "hop-100-g", "name": "Trà sen", "price": 240_000, "quantity": 2 },
                { "product": "chen-tra", "variant": "doi", "name": "Chén trà", "price": 90_000, "quantity": 1 },
            ],
            "buyer": { "name": "Nguyễn Thị Hoa", "phone": "+84912345678" },
            "handover": handover,
            "payment": { "how": "on-delivery" },
            "made": 1_795_582_800_000_i64,
            "status": { "is": "placed" },
        }))
        .unwrap()
    };
    let sent = |carriage: Value| json!({ "how": "sent", "to": to, "carriage": carriage });
    for (handover, option) in [
        (json!({ "how": "pick-up" }), "so_pick-up"),
        (sent(json!({ "fee": 30_000 })), "so_fee-30000"),
        (sent(json!("agreed")), "so_agreed"),
    ] {
        let written = market::order::notice(&order(handover), "vi");
        let mut engine = Engine::new();
        let placed = attempt_with(&written, &mut engine, &mut None, &mut std::iter::empty());
        assert_eq!(placed, Answer::Placed("order_0".to_owned()), "{written}");
        assert_eq!(engine.carts[0].option.as_deref(), Some(option));
    }
}

/// What can become of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Fine,
    /// The engine never hears of it.
    Lost,
    /// It is done, and no answer comes.
    AnswerLost,
    /// It is done, and half an answer comes.
    Half,
    Broken,
    Busy,
}

/// A cart of the model.
#[derive(Default)]
struct Cart {
    items: Vec<(String, u64)>,
    metadata: Value,
    address: Value,
    option: Option<String>,
    has_collection: bool,
    has_session: bool,
    order: Option<String>,
}

/// A model of the engine, as far as a purchase sees it.
struct Engine {
    carts: Vec<Cart>,
    /// By sku: price and stock.
    goods: Vec<(&'static str, u64, i64)>,
    options: Vec<&'static str>,
    /// What completing a cart is refused with.
    refuses: Option<(u16, Value)>,
    orders: Vec<usize>,
}

impl Engine {
    fn new() -> Self {
        Self {
            carts: Vec::new(),
            goods: vec![
                ("tra-sen/hop-100-g", 240_000, 5),
                ("chen-tra/doi", 90_000, 1),
            ],
            options: vec!["pick-up", "agreed", "fee-30000"],
            refuses: None,
            orders: Vec::new(),
        }
    }

    fn serve(&mut self, request: &Request) -> (u16, Value) {
        let path = request.path.split('?').next().unwrap();
        let body: Value = request
            .body
            .as_ref()
            .map_or(Value::Null, |it| serde_json::from_str(it).unwrap());
        let parts: Vec<&str> = path.trim_start_matches("/store/").split('/').collect();
        match parts.as_slice() {
            ["products"] => self.products(&request.path),
            ["carts"] => self.make(&body),
            ["shipping-options"] => self.options(),
            ["payment-collections"] => {
                let cart = at(body["cart_id"].as_str().unwrap());
                self.carts[cart].has_collection = true;
                (
                    200,
                    json!({ "payment_collection": { "id": format!("pay_col_{cart}") } }),
                )
            }
            ["payment-collections", collection, "payment-sessions"] => {
                assert_eq!(body["provider_id"], "pp_system_default");
                self.carts[at(collection)].has_session = true;
                (200, json!({ "payment_collection": { "id": collection } }))
            }
            ["carts", cart] if request.body.is_none() => self.look(at(cart)),
            ["carts", cart, "shipping-methods"] => {
                let option = body["option_id"].as_str().unwrap();
                self.carts[at(cart)].option = Some(option.to_owned());
                (200, json!({ "cart": { "id": cart } }))
            }
            ["carts", cart, "complete"] => self.complete(at(cart)),
            other => panic!("the shop asks for {other:?}"),
        }
    }

    fn products(&self, path: &str) -> (u16, Value) {
        assert!(path.contains("&region_id=reg_1"), "{path}");
        let products = self.goods.iter().map(|(sku, _, left)| {
            let (handle, _) = sku.split_once('/').unwrap();
            assert!(path.contains(&format!("handle[]={handle}")), "{path}");
            json!({ "handle": handle, "variants": [{
                "id": format!("variant_{handle}"), "sku": sku,
                "manage_inventory": true, "inventory_quantity": left,
            }] })
        });
        (200, json!({ "products": products.collect::<Vec<_>>() }))
    }

    fn make(&mut self, body: &Value) -> (u16, Value) {
        let id = self.carts.len();
        let mut items = Vec::new();
        let mut lines = Vec::new();
        for item in body["items"].as_array().into_iter().flatten() {
            let variant = item["variant_id"].as_str().unwrap();
            let handle = variant.trim_start_matches("variant_");
            let goods = self.goods.iter().find(|(sku, ..)| sku.starts_with(handle));
            let (sku, price, left) = goods.unwrap();
            let quantity = item["quantity"].as_u64().unwrap();
            if i64::try_from(quantity).unwrap() > *left {
                return (
                    400,
                    json!({ "code": "insufficient_inventory", "type": "not_allowed",
                    "message": "Some variant does not have the required inventory" }),
                );
            }
            items.push(((*sku).to_owned(), quantity));
            lines.push(json!({ "variant_sku": sku, "unit_price": price, "quantity": quantity }));
        }
        self.carts.push(Cart {
            items,
            metadata: body["metadata"].clone(),
            address: body["shipping_address"].clone(),
            ..Cart::default()
        });
        (
            200,
            json!({ "cart": { "id": format!("cart_{id}"), "items": lines } }),
        )
    }

    fn options(&self) -> (u16, Value) {
        let options = self.options.iter();
        let options =
            options.map(|code| json!({ "id": format!("so_{code}"), "type": { "code": code } }));
        (
            200,
            json!({ "shipping_options": options.collect::<Vec<_>>() }),
        )
    }

    fn look(&self, cart: usize) -> (u16, Value) {
        let Some(it) = self.carts.get(cart) else {
            return (
                404,
                json!({ "type": "not_found", "message": "Cart was not found" }),
            );
        };
        let sessions = if it.has_session {
            vec![json!({})]
        } else {
            Vec::new()
        };
        (
            200,
            json!({ "cart": {
            "id": format!("cart_{cart}"),
            "completed_at": it.order.as_ref().map(|_| "2026-11-27T13:45:00Z"),
            "shipping_methods": it.option.iter().map(|_| json!({})).collect::<Vec<_>>(),
            "payment_collection": it.has_collection.then(|| json!({ "payment_sessions": sessions })),
        } }),
        )
    }

    fn complete(&mut self, id: usize) -> (u16, Value) {
        if let Some((status, body)) = &self.refuses {
            return (*status, body.clone());
        }
        let cart = &mut self.carts[id];
        if cart.order.is_none() {
            if !cart.has_session || cart.option.is_none() {
                return (
                    400,
                    json!({ "type": "invalid_data", "message": "Payment collection has not been initiated for cart" }),
                );
            }
            for (sku, quantity) in &cart.items {
                let goods = self.goods.iter_mut().find(|(it, ..)| it == sku).unwrap();
                let left = goods.2 - i64::try_from(*quantity).unwrap();
                if left < 0 {
                    return (
                        400,
                        json!({ "type": "not_allowed",
                        "message": "Not enough stock available for item iitem_1 at location sloc_1" }),
                    );
                }
                goods.2 = left;
            }
            cart.order = Some(format!("order_{id}"));
            self.orders.push(id);
        }
        (
            200,
            json!({ "type": "order", "order": { "id": cart.order } }),
        )
    }
}

fn at(id: &str) -> usize {
    id.rsplit('_').next().unwrap().parse().unwrap()
}

/// Goes on with an order until it ends or the fates have a fault; keeps the cart as the app does.
fn attempt(
    engine: &mut Engine,
    cart: &mut Option<String>,
    fates: &mut impl Iterator<Item = Fate>,
) -> Answer {
    attempt_with(&order(), engine, cart, fates)
}

fn attempt_with(
    order: &Value,
    engine: &mut Engine,
    cart: &mut Option<String>,
    fates: &mut impl Iterator<Item = Fate>,
) -> Answer {
    let mut purchase = Purchase::new(&order.to_string(), "reg_1", cart.as_deref());
    loop {
        let request = match purchase.turn() {
            Turn::End(answer) => return answer,
            Turn::Keep(id) => {
                *cart = Some(id);
                continue;
            }
            Turn::Ask(request) => request,
        };
        match fates.next().unwrap_or(Fate::Fine) {
            Fate::Fine => {
                let (status, body) = engine.serve(&request);
                purchase.hear(status, &body.to_string());
            }
            Fate::Lost => return Answer::None,
            Fate::AnswerLost => {
                engine.serve(&request);
                return Answer::None;
            }
            Fate::Half => {
                let (status, body) = engine.serve(&request);
                let text = body.to_string();
                purchase.hear(status, text.get(..text.len() / 2).unwrap_or_default());
            }
            Fate::Broken => purchase.hear(500, "oh"),
            Fate::Busy => purchase.hear(409, "{}"),
        }
    }
}

fn placed(engine: &mut Engine) -> Answer {
    attempt(engine, &mut None, &mut std::iter::empty())
}

#[test]
fn an_order_is_placed_in_eight_calls() {
    let mut engine = Engine::new();
    assert_eq!(placed(&mut engine), Answer::Placed("order_0".to_owned()));
    let cart = &engine.carts[0];
    assert_eq!(cart.option.as_deref(), Some("so_fee-30000"));
    assert_eq!(cart.metadata["code"], "DH-2222-2222");
    assert_eq!(cart.metadata["producer"], "tra-tay-ho");
    assert_eq!(cart.metadata["order"], order());
    assert_eq!(cart.address["first_name"], "Nguyễn Thị Hoa");
    assert_eq!(cart.address["city"], "Phường Hoàn Kiếm");
    assert_eq!(engine.goods[0].2, 3);
}

#[test]
fn a_fault_at_any_step_leads_to_the_same_order() {
    for fate in [
        Fate::Lost,
        Fate::AnswerLost,
        Fate::Half,
        Fate::Broken,
        Fate::Busy,
    ] {
        for step in 0..8 {
            let mut engine = Engine::new();
            let mut cart = None;
            let before = vec![Fate::Fine; step];
            let mut fates = before.into_iter().chain([fate]);
            let first = attempt(&mut engine, &mut cart, &mut fates);
            assert!(
                matches!(first, Answer::None | Answer::Later(_)) || step == 7,
                "{fate:?} at {step}: {first:?}"
            );
            let last = attempt(&mut engine, &mut cart, &mut std::iter::empty());
            assert!(
                matches!(last, Answer::Placed(_)),
                "{fate:?} at {step}: {last:?}"
            );
            assert_eq!(engine.orders.len(), 1, "{fate:?} at {step}");
            assert_eq!(
                attempt(&mut engine, &mut cart, &mut std::iter::empty()),
                last
            );
            assert_eq!(engine.orders.len(), 1, "{fate:?} at {step}, once more");
        }
    }
}

#[test]
fn what_stands_in_the_way_stands_at_its_line() {
    let mut engine = Engine::new();
    engine.goods[0].2 = 1;
    let Answer::Refused(refusal) = placed(&mut engine) else {
        panic!("there is not enough");
    };
    assert_eq!((refusal.why, refusal.lines.len()), (Why::Stock, 1));
    assert_eq!(refusal.lines[0].product.as_str(), "tra-sen");
    assert_eq!(refusal.lines[0].left, Some(1));

    let mut engine = Engine::new();
    engine.goods[1].1 = 95_000;
    let Answer::Refused(refusal) = placed(&mut engine) else {
        panic!("the price is another one");
    };
    assert_eq!((refusal.why, refusal.lines.len()), (Why::Price, 1));
    assert_eq!(refusal.lines[0].variant.as_str(), "doi");
    assert_eq!(refusal.lines[0].price, Dong::new(95_000).ok());

    let mut engine = Engine::new();
    engine.goods.remove(1);
    let Answer::Refused(refusal) = placed(&mut engine) else {
        panic!("it is not sold");
    };
    assert_eq!((refusal.why, refusal.lines.len()), (Why::NotSold, 1));
    assert!(engine.carts.is_empty());
}

#[test]
fn what_somebody_else_took_meanwhile_stands_at_its_line() {
    let mut engine = Engine::new();
    let mut cart = None;
    let mut fates = vec![Fate::Fine; 4].into_iter().chain([Fate::Lost]);
    assert_eq!(attempt(&mut engine, &mut cart, &mut fates), Answer::None);
    assert!(cart.is_some());
    engine.goods[0].2 = 1;
    let Answer::Refused(refusal) = attempt(&mut engine, &mut cart, &mut std::iter::empty()) else {
        panic!("somebody was quicker");
    };
    assert_eq!((refusal.why, refusal.lines.len()), (Why::Stock, 1));
    assert_eq!(refusal.lines[0].left, Some(1));
    assert!(engine.orders.is_empty());
}

#[test]
fn what_the_engine_says_is_understood() {
    let lines = r#"[{"product":"tra-sen","variant":"hop-100-g"}]"#;
    let says = |word: &str| json!({ "type": "not_allowed", "message": format!("{word} {lines}") });
    for (status, body, why, count) in [
        (400, says("market_closed"), Why::Closed, 1),
        (400, says("price_changed"), Why::Price, 1),
        (400, says("certificate_expired"), Why::Certificate, 1),
        (400, says("view_only"), Why::ViewOnly, 1),
        (400, says("quantity_refused"), Why::Quantity, 1),
        (400, says("order_cancelled"), Why::Cancelled, 1),
        (
            400,
            json!({ "type": "not_allowed", "message": "market_closed: opens later" }),
            Why::Closed,
            0,
        ),
        (
            400,
            json!({ "type": "invalid_data", "message": "Region not supported" }),
            Why::Region,
            0,
        ),
        (
            404,
            json!({ "type": "not_found", "message": "Region with id reg_1 not found" }),
            Why::Region,
            0,
        ),
        (422, json!({ "message": 7 }), Why::Other, 0),
        // What is no list of lines is no list of lines.
        (
            400,
            json!({ "message": "price_changed [{\"product\":\"A b\"" }),
            Why::Price,
            0,
        ),
        // The engine says 200 where payment came to nothing.
        (
            200,
            json!({ "type": "cart", "cart": {}, "error": { "message": "view_only" } }),
            Why::ViewOnly,
            0,
        ),
    ] {
        let mut engine = Engine::new();
        engine.refuses = Some((status, body.clone()));
        let Answer::Refused(refusal) = placed(&mut engine) else {
            panic!("{body} is a refusal");
        };
        assert_eq!((refusal.why, refusal.lines.len()), (why, count), "{body}");
    }
}

#[test]
fn the_faults_of_the_shop_are_not_the_orders() {
    for (status, body) in [
        (
            400,
            json!({ "type": "not_allowed", "message": "A valid publishable key is required" }),
        ),
        (401, json!({ "message": "Unauthorized" })),
        (
            404,
            json!({ "type": "not_found", "message": "Cart was not found" }),
        ),
        (500, Value::Null),
        (200, json!({ "type": "order" })),
        (200, json!([])),
    ] {
        let mut engine = Engine::new();
        engine.refuses = Some((status, body.clone()));
        assert_eq!(
            placed(&mut engine),
            Answer::Later(Trouble::Broken),
            "{body}"
        );
    }
    let mut engine = Engine::new();
    engine.options = vec!["pick-up", "agreed"];
    assert_eq!(placed(&mut engine), Answer::Later(Trouble::Broken));
}

#[test]
fn the_engine_knows_when_a_checkout_began() {
    let mut engine = Engine::new();
    let (status, body) = engine.serve(&ticket("reg_1"));
    let begun = read_ticket(status, &body.to_string());
    assert_eq!(begun.as_deref(), Some("cart_0"));
    let mut purchase = Purchase::new(&order().to_string(), "reg_1", None).begun(begun.as_deref());
    while let Turn::Ask(request) = purchase.turn() {
        let (status, body) = engine.serve(&request);
        purchase.hear(status, &body.to_string());
    }
    assert_eq!(engine.carts[1].metadata["begun"], "cart_0");
    for (status, text) in [(500, "{}"), (200, "{}"), (200, r#"{"cart":{"id":"a/b"}}"#)] {
        assert_eq!(read_ticket(status, text), None, "{text}");
    }
}

#[test]
fn a_cart_that_is_gone_is_made_once_more() {
    let mut engine = Engine::new();
    let mut cart = Some("cart_7".to_owned());
    let answer = attempt(&mut engine, &mut cart, &mut std::iter::empty());
    assert_eq!(answer, Answer::Placed("order_0".to_owned()));
    assert_eq!(cart.as_deref(), Some("cart_0"));
}

#[test]
fn what_is_no_order_is_refused_and_asks_nothing() {
    for text in ["", "{}", "[1]", r#"{"items":[]}"#] {
        let mut purchase = Purchase::new(text, "reg_1", Some("cart_1"));
        assert!(
            matches!(purchase.turn(), Turn::End(Answer::Refused(_))),
            "{text}"
        );
    }
}

fn fates() -> impl Strategy<Value = Vec<Fate>> {
    let fate = prop_oneof![
        6 => Just(Fate::Fine),
        1 => Just(Fate::Lost),
        1 => Just(Fate::AnswerLost),
        1 => Just(Fate::Half),
        1 => Just(Fate::Broken),
        1 => Just(Fate::Busy),
    ];
    prop::collection::vec(fate, 0..60)
}

proptest! {
    /// However often the way is cut off, the order is placed once.
    #[test]
    fn one_order_is_placed(fates in fates()) {
        let mut engine = Engine::new();
        let mut cart = None;
        let mut fates = fates.into_iter();
        let placed = loop {
            if let Answer::Placed(order) = attempt(&mut engine, &mut cart, &mut fates) {
                break order;
            }
        };
        prop_assert_eq!(engine.orders.len(), 1);
        prop_assert_eq!(placed, format!("order_{}", engine.orders[0]));
    }

    /// Whatever an engine says, the purchase comes to an end.
    #[test]
    fn nothing_that_is_said_makes_it_fall(
        replies in prop::collection::vec((prop_oneof![Just(200_u16), Just(400), 100..600_u16], ".{0,80}"), 0..30),
    ) {
        let mut replies = replies.into_iter().cycle();
        let mut purchase = Purchase::new(&order().to_string(), "reg_1", Some("cart_1"));
        for _ in 0..40 {
            match purchase.turn() {
                Turn::End(_) => return Ok(()),
                Turn::Keep(_) => {}
                Turn::Ask(_) => {
                    let (status, text) = replies.next().unwrap_or((200, String::new()));
                    purchase.hear(status, &text);
                }
            }
        }
        prop_assert!(false, "it goes on and on");
    }
}
