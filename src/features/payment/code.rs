//! The code for an order, its account in words with a way to copy each, and the picture to keep.

use super::symbol::Symbol;
use crate::i18n::{Texts, locale, texts};
use crate::platform::{document, drawing};
use crate::ui::icon;
use leptos::prelude::*;
use leptos::svg;
use leptos::task::spawn_local;
use market::vietqr::{Transfer, bank_name};
use market::{Bank, Dong};

/// Something that the transfer says: its name, how it is read, and what is copied.
struct Fact {
    name: &'static str,
    shown: String,
    copied: String,
}

/// What pays an order by bank transfer.
#[component]
pub fn PaymentCode(
    /// The account that is paid to.
    bank: Bank,
    /// How much.
    amount: Dong,
    /// The code of the order.
    code: String,
) -> impl IntoView {
    let t = texts();
    let transfer = Transfer::of_order(&bank, amount, &code);
    let facts = facts(t, &bank, amount, &transfer);
    let said = RwSignal::new(String::new());
    let lines: Vec<String> = facts
        .iter()
        .map(|fact| t.payment.line(&fact.name, &fact.shown))
        .collect();
    let picture = Symbol::of(&transfer.payload()).map(|symbol| {
        let label = label(t, &facts);
        picture(
            t,
            symbol,
            label,
            lines,
            ["vietqr-", &code, ".png"].concat(),
            said,
        )
    });
    let facts = facts.into_iter().map(|it| fact(t, it, said)).collect_view();
    view! {
        <div class="payment" role="group" aria-label=t.payment.title(&code)>
            {picture}
            <div class="payment__words">
                <p class="payment__scan">{t.payment.scan}</p>
                <dl class="payment__facts">{facts}</dl>
                <p role="status">{said}</p>
            </div>
        </div>
    }
}

/// Bank, account, holder, amount and purpose, in this order.
fn facts(t: &'static Texts, bank: &Bank, amount: Dong, transfer: &Transfer) -> [Fact; 5] {
    let t = &t.payment;
    let plain = |name, text: String| Fact {
        name,
        shown: text.clone(),
        copied: text,
    };
    let name = bank_name(&bank.bin).map(str::to_owned);
    let purpose = transfer.purpose.as_ref().map(ToString::to_string);
    [
        plain(t.bank, name.unwrap_or_else(|| t.bank_number(&bank.bin))),
        plain(t.account, bank.account.to_string()),
        plain(t.holder, bank.name.clone()),
        Fact {
            name: t.amount,
            shown: amount.format(locale()),
            copied: amount.get().to_string(),
        },
        plain(t.purpose, purpose.unwrap_or_default()),
    ]
}

/// What the picture says to somebody who does not see it.
fn label(t: &'static Texts, [bank, account, holder, amount, purpose]: &[Fact; 5]) -> String {
    t.payment.said(
        &account.shown,
        &amount.shown,
        &bank.shown,
        &holder.shown,
        &purpose.shown,
    )
}

fn picture(
    t: &'static Texts,
    symbol: Symbol,
    label: String,
    lines: Vec<String>,
    file: String,
    said: RwSignal<String>,
) -> impl IntoView {
    let node = NodeRef::<svg::Svg>::new();
    let Symbol { side, runs } = symbol.clone();
    let save = move |_| {
        let Some(node) = node.get_untracked() else {
            return;
        };
        if !drawing::save(&file, &node, side, &runs, &lines) {
            said.set(t.payment.not_saved.to_owned());
        }
    };
    view! {
        <div class="payment__code">
            <svg class="payment__symbol" node_ref=node role="img" aria-label=label
                viewBox=format!("0 0 {side} {side}") width=side * 6 height=side * 6>
                <path d=symbol.path()></path>
            </svg>
            <button type="button" class="button button--quiet" on:click=save>{t.payment.save}</button>
        </div>
    }
}

fn fact(t: &'static Texts, fact: Fact, said: RwSignal<String>) -> impl IntoView {
    let Fact {
        name,
        shown,
        copied,
    } = fact;
    let copy = move |_| {
        let text = copied.clone();
        spawn_local(async move {
            let is_copied = document::copy(&text).await;
            said.try_set(if is_copied {
                t.payment.copied(&text, &name)
            } else {
                t.payment.not_copied.to_owned()
            });
        });
    };
    view! {
        <div>
            <dt>{name}</dt>
            <dd>{shown}</dd>
            <button type="button" class="payment__copy" aria-label=t.payment.copy(&name) on:click=copy>
                {icon("copy")}
            </button>
        </div>
    }
}

#[cfg(all(test, feature = "ssr"))]
#[allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]
mod tests {
    use super::*;

    fn rendered(number: &str, code: &str) -> String {
        let bank = Bank {
            bin: number.parse().unwrap(),
            account: "0011001234567".parse().unwrap(),
            name: "HTX TRÀ SEN <TÂY HỒ>".to_owned(),
        };
        let amount = Dong::new(1_250_000).unwrap();
        let code = code.to_owned();
        Owner::new().with(|| view! { <PaymentCode bank amount code/> }.to_html())
    }

    #[test]
    fn everything_that_the_transfer_says_can_be_read() {
        let html = rendered("970436", "CD-7K3M-Q2PX");
        for wanted in [
            "aria-label=\"Chuyển khoản cho đơn CD-7K3M-Q2PX\"",
            "aria-label=\"Mã VietQR: chuyển 1.250.000\u{a0}₫ vào tài khoản 0011001234567 tại Vietcombank",
            "nội dung CD-7K3M-Q2PX.\"",
            ">Vietcombank<",
            ">0011001234567<",
            ">HTX TRÀ SEN &lt;TÂY HỒ&gt;<",
            ">1.250.000\u{a0}₫<",
            ">CD-7K3M-Q2PX<",
            "aria-label=\"Sao chép: Nội dung chuyển khoản\"",
        ] {
            assert!(html.contains(wanted), "{wanted} is not in {html}");
        }
        assert_eq!(html.matches("aria-label=\"Sao chép: ").count(), 5);
    }

    #[test]
    fn a_bank_without_a_name_has_its_number() {
        assert!(rendered("970999", "CD").contains(">Ngân hàng số 970999<"));
    }
}
