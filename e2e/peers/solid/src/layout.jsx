import { A, useLocation, useNavigate, useSearchParams } from '@solidjs/router';
import { createEffect, createSignal, on, onCleanup } from 'solid-js';
import { Icon } from './card.jsx';
import { count } from './cart.js';

const [words, setWords] = createSignal('');
/** What the search field holds. */
export { words };

/** How long somebody must pause before the words go into the address, in milliseconds. */
const PAUSE = 200;

function SearchBox() {
  const [params, setParams] = useSearchParams();
  const location = useLocation();
  const navigate = useNavigate();
  let field;
  let timer;
  setWords(params.q ?? '');
  const fromAddress = (q) => document.activeElement !== field && setWords(q);
  createEffect(on(() => params.q ?? '', fromAddress, { defer: true }));
  onCleanup(() => clearTimeout(timer));
  const isOnList = () => location.pathname === '/products';
  const type = ({ currentTarget }) => {
    setWords(currentTarget.value);
    clearTimeout(timer);
    const put = () => isOnList() && setParams({ q: words() || undefined }, { replace: true, scroll: false });
    timer = setTimeout(put, PAUSE);
  };
  const submit = (event) => {
    event.preventDefault();
    if (!isOnList()) navigate(`/products?q=${encodeURIComponent(words())}`);
  };
  return (
    <form class="search" role="search" action="/products" onSubmit={submit}>
      <Icon name="search" />
      <input
        ref={field}
        class="search__field"
        type="search"
        name="q"
        autocomplete="off"
        aria-label="Tìm sản phẩm"
        placeholder="Trà, lụa, cốm, Bát Tràng…"
        value={words()}
        onInput={type}
      />
    </form>
  );
}

function Tab(props) {
  return (
    <A class="tab" href={props.href} end>
      <span class="tab__icon"><Icon name={props.icon} /></span>
      <span class="tab__label">{props.label}</span>
    </A>
  );
}

export function Layout(props) {
  return (
    <>
      <header class="header">
        <div class="header__row">
          <A class="header__brand" href="/">
            <img src="/art/logo.svg" alt="" width="32" height="32" />
            <span>Chợ đêm OCOP Hà Nội</span>
          </A>
          <SearchBox />
          <nav class="header__nav" aria-label="Điều hướng chính"><A href="/products">Sản phẩm</A></nav>
          <div class="header__tools">
            <A class="header__cart" href="/cart" aria-label={`Giỏ hàng, ${count()} mặt hàng`}>
              <Icon name="cart" />
              <span class="count" aria-hidden="true" hidden={count() === 0}>{count()}</span>
            </A>
          </div>
        </div>
      </header>
      <main id="main">{props.children}</main>
      <footer class="footer"><div class="band"><p>Sản phẩm OCOP và làng nghề Hà Nội</p></div></footer>
      <nav class="tabbar" aria-label="Điều hướng nhanh">
        <Tab href="/" icon="home" label="Trang chủ" />
        <Tab href="/products" icon="grid" label="Sản phẩm" />
        <Tab href="/cart" icon="cart" label="Giỏ hàng" />
      </nav>
    </>
  );
}

/** Names the page at hand in the browser's title. */
export const title = (text) =>
  createEffect(() => (document.title = `${text()} – Chợ đêm OCOP Hà Nội`));
