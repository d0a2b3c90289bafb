//! The shelf as the app holds it: loaded once, read everywhere. Where an engine says prices and
//! stock, what it has said since stands beside the shelf.

use crate::features::schedule::MarketClock;
use crate::i18n::locale;
use crate::load::Load;
use crate::platform::http::Wanted;
use crate::platform::source::{Current, Source, SourceError, is_gathered};
use crate::reactive::dynamic;
use crate::ui::{failure, waiting};
use leptos::prelude::*;
use leptos::task::spawn_local;
use market::catalogue::{News, Renewed};
use market::sort::sort;
use market::{Cart, Listing, Locale, Market, ProductNow, Slug, SourceKind};
use search::Shelf;
use std::sync::Arc;

/// The shelf, or why there is none.
#[derive(Clone, Copy)]
pub struct Shop {
    load: RwSignal<Load<Arc<Shelf>>>,
    /// What an engine has said since; nothing before the page is up.
    news: RwSignal<News>,
    cart: RwSignal<Option<Cart>>,
}

impl Shop {
    /// Holds what the start has loaded, and knows the cart, whose prices are asked for anew.
    pub fn new(shelf: Load<Arc<Shelf>>, cart: RwSignal<Option<Cart>>) -> Self {
        Self {
            load: RwSignal::new(shelf),
            news: RwSignal::default(),
            cart,
        }
    }

    /// The shelf, once it is there.
    pub fn ready(self) -> Option<Arc<Shelf>> {
        self.load.with(|load| match load {
            Load::Ready(shelf) => Some(Arc::clone(shelf)),
            Load::Waiting | Load::Failed(_) => None,
        })
    }

    /// Reads the market's content, where it is there; nothing for a page that has gone, too.
    pub fn with_market<T>(self, read: impl FnOnce(&Market) -> T) -> Option<T> {
        self.load.try_with(|load| Some(read(market_of(load)?)))?
    }

    /// The same without following changes.
    pub fn look_at_market<T>(self, read: impl FnOnce(&Market) -> T) -> Option<T> {
        let read = |load: &Load<Arc<Shelf>>| Some(read(market_of(load)?));
        self.load.try_with_untracked(read)?
    }

    /// Takes in what the start has loaded once the page is up.
    pub fn arrive(self, shelf: Load<Arc<Shelf>>) {
        self.load.try_set(shelf);
    }

    /// Fetches a shelf; one that is kept on the device will do.
    pub async fn fetch(locale: Locale) -> Load<Arc<Shelf>> {
        let shelf = Current.catalogue(locale, Wanted::Kept).await;
        shelf.map(Arc::new).into()
    }

    /// Asks for the shelf again.
    pub fn retry(self) {
        let locale = locale();
        self.load.set(Load::Waiting);
        spawn_local(async move {
            self.load.set(Self::fetch(locale).await);
        });
    }

    /// Whether the shelf is there.
    pub fn is_ready(self) -> bool {
        self.load.with(|load| matches!(load, Load::Ready(_)))
    }

    /// Whether an engine says prices and stock.
    pub fn has_engine(self) -> bool {
        let has = self.with_market(|market| market.source.kind == SourceKind::Medusa);
        has.unwrap_or_default()
    }

    /// Asks the server itself for the shelf, and takes it if it is another one. An engine is asked
    /// for the products of the cart, and has the last word.
    ///
    /// # Errors
    /// Says why prices and stock could not be asked for; what is known stays as it is.
    pub async fn renew(self, locale: Locale) -> Result<(), SourceError> {
        let asked = untrack(|| self.in_cart());
        if !asked.is_empty() && untrack(|| self.has_engine()) {
            self.learn(Current.now(&asked).await?);
            // The shelf can be older than what has just been said.
            let _ = self.renew_shelf(locale).await;
            return Ok(());
        }
        self.renew_shelf(locale).await
    }

    async fn renew_shelf(self, locale: Locale) -> Result<(), SourceError> {
        if is_gathered() {
            return Ok(());
        }
        let shelf = Current.catalogue(locale, Wanted::Fresh).await?;
        let now = untrack(|| self.ready());
        if now.is_none_or(|now| now.build != shelf.build) {
            self.load.try_set(Load::Ready(Arc::new(shelf)));
        }
        Ok(())
    }

    fn in_cart(self) -> Vec<Slug> {
        let mut slugs: Vec<Slug> = self.cart.with(|cart| {
            let lines = cart.iter().flat_map(|cart| &cart.lines);
            lines.map(|line| line.product.clone()).collect()
        });
        sort(&mut slugs);
        slugs.dedup();
        slugs
    }

    /// Takes in what an engine says.
    pub fn learn(self, answers: Vec<ProductNow>) {
        self.news
            .try_maybe_update(|news| (news.take_in(answers), ()));
    }

    /// A product as it is now, wherever it is shown.
    pub fn current(self, listing: &Listing) -> Signal<Arc<Listing>> {
        let listing = Arc::new(listing.clone());
        if !untrack(|| self.has_engine()) {
            return Signal::stored(listing);
        }
        let clock = expect_context::<MarketClock>();
        let current = move |_: Option<&Arc<Listing>>| self.renewed(&listing, clock.open.get());
        Memo::new(current).into()
    }

    /// A product as it is now: what an engine has said of it since, at the prices that hold.
    pub fn renewed(self, listing: &Arc<Listing>, open: bool) -> Arc<Listing> {
        let mut now = Arc::clone(listing);
        self.refresh(&mut now, open);
        now
    }

    /// Has an effect run again whenever an engine has said something.
    pub fn track_news(self) {
        self.news.track();
    }

    fn refresh(self, listing: &mut Arc<Listing>, open: bool) {
        self.news.with(|news| {
            if let Some(now) = news.of(&listing.slug) {
                Arc::make_mut(listing).renew(now, open);
            }
        });
    }

    /// What the shelf sells, as it is now.
    pub fn with_sold<T>(
        self,
        shelf: &Shelf,
        open: bool,
        use_it: impl FnOnce(&Renewed<'_, Shelf>) -> T,
    ) -> T {
        self.news.with(|news| {
            use_it(&Renewed {
                catalogue: shelf,
                news,
                open,
            })
        })
    }

    /// A view of the shelf; while there is none, nothing, for another part of the page says
    /// why.
    pub fn view_or_nothing(
        self,
        show: impl Fn(Arc<Shelf>) -> AnyView + Send + 'static,
    ) -> impl IntoView {
        dynamic(move || self.ready().map(&show))
    }

    /// A view of the shelf; while there is none, what is wrong and how to go on.
    pub fn view(self, show: impl Fn(Arc<Shelf>) -> AnyView + Send + 'static) -> impl IntoView {
        dynamic(move || match self.load.get() {
            Load::Ready(shelf) => show(shelf),
            Load::Waiting => waiting().into_any(),
            Load::Failed(error) => failure(&error, Box::new(move || self.retry())).into_any(),
        })
    }
}

fn market_of(load: &Load<Arc<Shelf>>) -> Option<&Market> {
    match load {
        Load::Ready(shelf) => Some(&shelf.market),
        Load::Waiting | Load::Failed(_) => None,
    }
}
