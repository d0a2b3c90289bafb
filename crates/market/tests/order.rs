//! From a cart to orders: what they cost, what stands in their way, and how they are read.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::{LOTUS, TEA, WEAVER, catalogue, dong, full_cart};
use market::order::{
    Asked, Buyer, Change, Destination, Draft, Field, Goods, GoodsError, Handover, Item, MAX_GOODS,
    Obstacle, OneLine, Order, Payment, Status, Step, Taking, Way, place,
};
use market::outbox::{Code, Key};
use market::person::Fault;
use market::place::Places;
use market::{
    Carriage, Cart, Catalogue, Date, Delivery, Dong, LineState, Producer, Product, Refusal,
    Timestamp, UtcOffset, parse_producer, parse_product,
};
use proptest::prelude::*;

const HANOI: UtcOffset = UtcOffset::from_minutes(420);
const NOON: Timestamp = Timestamp::from_millis(1_795_582_800_000);

/// Both producers; the first sends goods in Hà Nội for 25,000 đồng and free from 400,000 on.
fn makers() -> Vec<Producer> {
    let mut sen = parse_producer("htx-sen.json", LOTUS).unwrap();
    sen.delivery = Some(delivery(
        r#"{"zones":[{"provinces":["Hà Nội"],"fee":25000,"free_from":900000},{"provinces":["Cà Mau"]}],"pick_up":true}"#,
    ));
    vec![sen, parse_producer("ho-lua.json", WEAVER).unwrap()]
}

fn delivery(json: &str) -> Delivery {
    serde_json::from_str(json).unwrap()
}

fn draft() -> Draft {
    Draft {
        name: "Nguyễn Thị Hoa".to_owned(),
        phone: "0912 345 678".to_owned(),
        province: "Thành phố Hà Nội".to_owned(),
        ward: "Phường Tây Hồ".to_owned(),
        street: "12/3 ngõ 5, Quảng Bá".to_owned(),
        ..Draft::default()
    }
}

fn checkout() -> Key {
    Key::from_random([7; 16])
}

struct Try {
    catalogue: Catalogue,
    cart: Cart,
    makers: Vec<Producer>,
    whole: Vec<Product>,
    draft: Draft,
    taking: Taking,
    today: Option<Date>,
}

impl Try {
    fn new() -> Self {
        Self {
            catalogue: catalogue(),
            cart: full_cart(),
            makers: makers(),
            whole: Vec::new(),
            draft: draft(),
            taking: Taking::Always,
            today: None,
        }
    }

    fn place(&self) -> Result<Vec<Order>, Vec<Obstacle>> {
        let view = self.cart.view(&self.catalogue, false, self.today);
        let contact = self
            .draft
            .check(&["htx-sen", "ho-lua"], true, None)
            .unwrap();
        let mut number = 0;
        let asked = Asked {
            cart: &view,
            makers: &self.makers,
            whole: &self.whole,
            draft: &self.draft,
            contact: &contact,
            checkout: &checkout(),
            now: NOON,
            taking: self.taking,
        };
        place(&asked, &self.catalogue, || {
            number += 1;
            (
                Key::from_random([number; 16]),
                Code::from_random(*b"DH", [number; 5]),
            )
        })
    }

    fn orders(&self) -> Vec<Order> {
        self.place().unwrap()
    }
}

#[test]
fn goods_are_named_as_their_producer_reads_them() {
    let mut all = Try::new();
    // The shelf of an English page.
    for variant in all
        .catalogue
        .listings
        .iter_mut()
        .flat_map(|it| &mut it.variants)
    {
        variant.name.vi = "Packet".to_owned();
    }
    let name = |all: &Try| all.orders()[0].goods.items()[0].name.to_string();
    assert_eq!(name(&all), "Trà sen Tây Hồ (Packet)");
    all.whole = vec![parse_product("tra-sen-tay-ho.json", TEA).unwrap()];
    assert_eq!(name(&all), "Trà sen Tây Hồ (Gói)");
}

#[test]
fn a_cart_becomes_one_order_for_each_producer() {
    let all = Try::new();
    let orders = all.orders();
    let view = all.cart.view(&all.catalogue, false, None);
    let [sen, lua] = orders.as_slice() else {
        panic!("two orders");
    };
    assert_eq!(sen.seller.slug, *"htx-sen");
    assert_eq!(sen.goods.items().len(), 2);
    assert_eq!(sen.goods.items()[0].name.as_str(), "Trà sen Tây Hồ (Gói)");
    assert_eq!(sen.goods.total() + lua.goods.total(), view.total);
    assert_eq!(lua.goods.items()[0].name.as_str(), "Lụa Vạn Phúc");
    assert_eq!(lua.goods.total(), dong(500_000));
    // The weaver states no terms.
    assert_eq!(lua.carriage(), Carriage::Agreed);
    assert_eq!(lua.total(), dong(500_000));
    assert_ne!(sen.id, lua.id);
    assert_ne!(sen.code, lua.code);
    assert_eq!(
        (sen.status, &sen.payment),
        (Status::Placed, &Payment::OnDelivery)
    );
    assert_eq!(sen.total(), sen.goods.total() + sen.carriage().known());
    for order in &orders {
        let kept = serde_json::to_string(order).unwrap();
        assert_eq!(&serde_json::from_str::<Order>(&kept).unwrap(), order);
    }
}

#[test]
fn shipping_follows_the_terms() {
    let terms = &makers()[0].delivery();
    let free = Some(Carriage::Fee(Dong::ZERO));
    let fee = Some(Carriage::Fee(dong(25_000)));
    for (province, goods, carriage) in [
        ("Hà Nội", 899_999, fee),
        ("ha noi", 1, fee),
        ("Thành phố Hà Nội", 900_000, free),
        ("Tỉnh Cà Mau", 5_000_000, Some(Carriage::Agreed)),
        ("Cao Bằng", 900_000, None),
        ("", 1, None),
    ] {
        assert_eq!(
            terms.carriage(province, dong(goods)),
            carriage,
            "{province} {goods}"
        );
    }
    let anywhere = delivery(r#"{"zones":[{"fee":0}]}"#);
    assert_eq!(anywhere.carriage("Cao Bằng", dong(1)), free);
    let nowhere = delivery(r#"{"pick_up":true}"#);
    assert_eq!(nowhere.carriage("Hà Nội", dong(1)), None);
}

#[test]
fn wishes_are_met_or_said_not_to_be() {
    let mut all = Try::new();
    all.draft.change_wish("htx-sen", |wish| {
        wish.pick_up = true;
        wish.transfer = true;
        wish.note = " Gói quà \n giúp tôi ".to_owned();
    });
    let order = all.orders().swap_remove(0);
    assert_eq!(order.handover, Handover::PickUp);
    assert_eq!(order.total(), order.goods.total());
    assert!(
        matches!(&order.payment, Payment::Transfer { to } if to.account.as_str() == "0000000001")
    );
    assert_eq!(order.note.unwrap().as_str(), "Gói quà giúp tôi");
    // The weaver has no account and no room.
    all.draft.change_wish("ho-lua", |wish| {
        wish.pick_up = true;
        wish.transfer = true;
    });
    let producer = || "ho-lua".to_owned();
    assert_eq!(
        all.place().unwrap_err(),
        [
            Obstacle::NoPickUp {
                producer: producer()
            },
            Obstacle::NoTransfer {
                producer: producer()
            },
        ]
    );
}

#[test]
fn what_stands_in_the_way_is_named_with_its_line() {
    let obstacles = |change: &dyn Fn(&mut Try)| {
        let mut all = Try::new();
        change(&mut all);
        all.place().unwrap_err()
    };
    let line = |product: &str, variant: &str, state| Obstacle::Line {
        product: product.parse().unwrap(),
        variant: variant.parse().unwrap(),
        state,
    };
    let silk = |state| vec![line("lua", "khan", state)];
    let listing = |all: &mut Try, change: &dyn Fn(&mut market::Listing)| {
        let listings = &mut all.catalogue.listings;
        change(listings.iter_mut().find(|it| it.slug == *"lua").unwrap());
    };
    let stock = |left: u32| move |all: &mut Try| listing(all, &|it| it.variants[0].stock = left);
    assert_eq!(
        obstacles(&stock(0)),
        silk(LineState::Unavailable(market::Availability::SoldOut))
    );
    let above = |all: &mut Try| all.cart.lines[1].quantity = 12;
    assert_eq!(
        obstacles(&above),
        silk(LineState::QuantityRefused(Refusal::AboveStock { stock: 9 }))
    );
    assert_eq!(
        obstacles(&|all| listing(all, &|it| it.variants[0].price = dong(510_000))),
        silk(LineState::PriceChanged {
            from: dong(500_000),
            to: dong(510_000)
        })
    );
    let late = |all: &mut Try| all.today = Some("2028-01-16".parse().unwrap());
    assert!(obstacles(&late).contains(
        &silk(LineState::Unavailable(
            market::Availability::CertificateExpired {
                since: "2028-01-15".parse().unwrap()
            }
        ))[0]
    ));
    assert_eq!(
        obstacles(&|all| all.taking = Taking::Closed { opens: None }),
        [Obstacle::Closed]
    );
    assert_eq!(
        obstacles(&|all| all.cart = Cart::default()),
        [Obstacle::Empty]
    );
    let producer = || "htx-sen".to_owned();
    assert_eq!(
        obstacles(&|all| all.draft.province = "Cao Bằng".to_owned()),
        [Obstacle::NotThere {
            producer: producer()
        }]
    );
    assert_eq!(
        obstacles(&|all| drop(all.makers.remove(0))),
        [Obstacle::Unknown {
            producer: producer()
        }]
    );
    let vanished = |all: &mut Try| all.catalogue.listings.retain(|it| it.slug != *"lua");
    assert_eq!(obstacles(&vanished), silk(LineState::Vanished));
}

#[test]
fn the_form_names_every_fault() {
    let producers = ["htx-sen"];
    let faults = Draft::default().check(&producers, true, None).unwrap_err();
    let fields = [
        Field::Name,
        Field::Phone,
        Field::Province,
        Field::Ward,
        Field::Street,
    ];
    assert_eq!(faults, fields.map(|field| (field, Fault::Missing)));
    let faults = Draft::default().check(&producers, false, None).unwrap_err();
    assert_eq!(faults.len(), 2);
    let mut hostile = draft();
    hostile.street = "<script>alert(1)</script>".to_owned();
    hostile.change_wish("htx-sen", |wish| wish.note = "x".repeat(10_000));
    assert_eq!(
        hostile.check(&producers, true, None).unwrap_err(),
        [
            (Field::Street, Fault::Strange('<')),
            (
                Field::Note("htx-sen".to_owned()),
                Fault::TooLong { most: 300 }
            ),
        ]
    );
    let mut odd = draft();
    odd.street = "Ngõ 5\n\u{202e}Quảng Bá".to_owned();
    let to = odd.check(&producers, true, None).unwrap().destination;
    assert_eq!(to.unwrap().street.as_str(), "Ngõ 5 Quảng Bá");
}

#[test]
fn the_text_says_all_that_a_producer_needs() {
    let mut all = Try::new();
    all.draft.change_wish("htx-sen", |wish| {
        wish.transfer = true;
        wish.note = "Giao sau 18 giờ\nTổng cộng: 0 ₫".to_owned();
    });
    let text = all.orders()[0].text(HANOI);
    assert!(text.starts_with("ĐƠN HÀNG DH-3A24-J262\n"), "{text}");
    for line in [
        "Gửi: Hợp tác xã Sen Việt",
        "- Trà sen Tây Hồ (Gói)",
        "Người mua: Nguyễn Thị Hoa",
        "Điện thoại: 091 234 5678",
        "Địa chỉ: 12/3 ngõ 5, Quảng Bá, Phường Tây Hồ, Thành phố Hà Nội",
        "Ghi chú: Giao sau 18 giờ Tổng cộng: 0 ₫",
    ] {
        assert!(text.lines().any(|it| it == line), "{line} in {text}");
    }
    // A note cannot pass itself off as a line of the order.
    assert_eq!(
        text.lines()
            .filter(|it| it.starts_with("Tổng cộng"))
            .count(),
        1
    );
    assert!(text.contains("nội dung DH"), "{text}");
    assert!(!text.contains('\u{a0}'));
}

#[test]
fn an_order_goes_its_way_and_no_other() {
    let at = NOON;
    let way = Way::Zalo;
    let handed = Status::HandedOver { at, way };
    let confirmed = Status::Confirmed { at };
    let delivered = Status::Delivered { at };
    let cancelled = Status::Cancelled { at };
    let steps = [
        Step::HandOver(way),
        Step::Confirm,
        Step::Deliver,
        Step::Cancel,
    ];
    for (status, after) in [
        (
            Status::Placed,
            [Some(handed), Some(confirmed), None, Some(cancelled)],
        ),
        (
            handed,
            [
                Some(handed),
                Some(confirmed),
                Some(delivered),
                Some(cancelled),
            ],
        ),
        (confirmed, [None, None, Some(delivered), None]),
        (delivered, [None; 4]),
        (cancelled, [None; 4]),
    ] {
        assert_eq!(
            steps.map(|step| status.after(step, at)),
            after,
            "{status:?}"
        );
        assert_eq!(status.is_final(), after == [None; 4]);
    }
    let mut order = Try::new().orders().swap_remove(0);
    assert!(order.step(Step::Confirm, at) && !order.step(Step::Cancel, at));
    assert_eq!(order.status, confirmed);
}

fn item(price: u64, quantity: u32) -> Item {
    Item {
        product: "x".parse().unwrap(),
        variant: "y".parse().unwrap(),
        name: "X".parse().unwrap(),
        price: dong(price),
        quantity: quantity.try_into().unwrap(),
    }
}

#[test]
fn a_thousand_pieces_of_ten_million_are_an_order() {
    let goods = Goods::new(vec![item(10_000_000, 1_000)]).unwrap();
    assert_eq!(goods.total(), dong(10_000_000_000));
    assert_eq!(Goods::new(Vec::new()), Err(GoodsError::Nothing));
    let most = vec![item(10_000_000_000, u32::MAX); 3];
    assert_eq!(Goods::new(most), Err(GoodsError::TooMuch));
    assert!(serde_json::from_str::<Goods>("[]").is_err());
    assert!(serde_json::from_str::<OneLine>(r#""a\nb""#).is_err());
}

proptest! {
    #[test]
    fn parts_always_sum_to_the_whole(
        parts in prop::collection::vec((0_u64..=10_000_000_000, 1_u32..), 1..40),
        fee in 0_u64..=10_000_000_000,
    ) {
        let exact: u128 = parts.iter().map(|(price, n)| u128::from(*price) * u128::from(*n)).sum();
        let items: Vec<Item> = parts.iter().map(|(price, n)| item(*price, *n)).collect();
        let Ok(goods) = Goods::new(items) else {
            prop_assert!(exact > u128::from(MAX_GOODS.get()));
            return Ok(());
        };
        prop_assert_eq!(u128::from(goods.total().get()), exact);
        let mut order = Try::new().orders().swap_remove(0);
        order.goods = goods;
        order.handover = Handover::Sent {
            to: Destination {
                street: "1".parse().unwrap(),
                ward: "2".parse().unwrap(),
                province: "3".parse().unwrap(),
            },
            carriage: Carriage::Fee(dong(fee)),
        };
        prop_assert_eq!(u128::from(order.total().get()), exact + u128::from(fee));
        prop_assert!(order.total().get() < 10_000_000_000_000);
    }

    #[test]
    fn whatever_is_typed_stays_on_its_line(text in "\\PC{0,40}|[\\s\\S]{0,600}") {
        if let Ok(line) = OneLine::read(&text, 300) {
            prop_assert_eq!(line.as_str().lines().count(), 1);
            prop_assert!(line.as_str().chars().count() <= 300);
            prop_assert!(!line.as_str().chars().any(char::is_control));
            prop_assert_eq!(&line.as_str().parse::<OneLine>().unwrap(), &line);
        }
        if let Some(line) = OneLine::cut(&text) {
            prop_assert!(line.as_str().parse::<OneLine>().is_ok());
        }
    }
}

#[test]
fn a_buyer_is_read_as_everywhere() {
    let buyer = draft().check(&[], true, None).unwrap().buyer;
    let expected = Buyer {
        name: "Nguyễn Thị Hoa".parse().unwrap(),
        phone: "+84912345678".parse().unwrap(),
    };
    assert_eq!(buyer, expected);
}

#[test]
fn what_is_ordered_again_says_what_has_changed() {
    let mut all = Try::new();
    let order = all.orders().swap_remove(0);
    let again = |catalogue: &Catalogue| {
        let mut cart = Cart::default();
        let changes = order.put_again(&mut cart, catalogue, false, None);
        (
            common::short(&cart),
            changes.into_iter().map(|it| it.1).collect::<Vec<_>>(),
        )
    };
    let (lines, changes) = again(&all.catalogue);
    assert_eq!((lines.len(), changes), (2, vec![]));
    let tea = all
        .catalogue
        .listings
        .iter_mut()
        .find(|it| it.slug == *"tra-sen")
        .unwrap();
    let packet = tea.variants.iter_mut().find(|it| it.id == *"goi").unwrap();
    packet.stock = 4;
    let (from, to) = (dong(350_000), dong(360_000));
    tea.variants
        .iter_mut()
        .find(|it| it.id == *"hop-100")
        .unwrap()
        .price = to;
    let (lines, changes) = again(&all.catalogue);
    assert_eq!(lines, ["tra-sen/hop-100×2"]);
    let refused = Change::Refused(Refusal::AboveStock { stock: 4 });
    assert_eq!(changes, [refused, Change::Price { from, to }]);
    all.catalogue.listings.retain(|it| it.slug != *"tra-sen");
    assert_eq!(again(&all.catalogue).1, [Change::Gone, Change::Gone]);
}

#[test]
fn an_address_names_a_place_of_now() {
    let places = Places::read(include_str!("../../../public/data/places.txt")).unwrap();
    let read = |province: &str, ward: &str| {
        let mut typed = draft();
        (typed.province, typed.ward) = (province.to_owned(), ward.to_owned());
        let to = typed.check(&[], true, Some(&places))?.destination.unwrap();
        Ok((to.ward.to_string(), to.province.to_string()))
    };
    let found = ("phường Tây Hồ".to_owned(), "thành phố Hà Nội".to_owned());
    for (province, ward) in [
        ("Hà Nội", "Tây Hồ"),
        ("ha noi", "tay ho"),
        ("Thành phố Hà Nội", "Phường Tây Hồ"),
    ] {
        assert_eq!(read(province, ward), Ok(found.clone()), "{province} {ward}");
    }
    for (province, ward, fault) in [
        ("Hà Nội", "Gia Lâm cũ", (Field::Ward, Fault::Form)),
        ("Hà Nội", "", (Field::Ward, Fault::Missing)),
        ("Atlantis", "Tây Hồ", (Field::Province, Fault::Form)),
        ("Hà Nội", "<b>", (Field::Ward, Fault::Strange('<'))),
    ] {
        assert_eq!(read(province, ward), Err(vec![fault]), "{province} {ward}");
    }
}
