import { createMemo, For, Show } from 'solid-js';
import { Card } from './card.jsx';
import { engine, groups } from './catalogue.js';
import { Countdown } from './countdown.jsx';
import { title } from './layout.jsx';

/** How many products a shelf shows. */
const SHELF = 8;

function Hero() {
  return (
    <section class="hero">
      <picture class="hero__scene" aria-hidden="true">
        <source media="(min-width: 48rem)" srcset="/art/hero.svg" />
        <img src="/art/hero-phone.svg" alt="" width="800" height="760" fetchpriority="high" />
      </picture>
      <div class="hero__body">
        <h1 class="hero__title">Chợ đêm OCOP Hà Nội</h1>
        <p class="hero__tagline">
          Mời bạn dạo chợ tối thứ Sáu: quà quê và hàng thủ công OCOP từ các làng nghề Hà Nội.
        </p>
        <Countdown />
        <p class="hero__note">
          Ngoài giờ họp chợ, bạn cứ thong thả dạo xem và chọn sẵn vào giỏ.
        </p>
        <p class="hero__ways">
          <a class="button button--lantern" href="/products">Xem tất cả sản phẩm</a>
        </p>
      </div>
    </section>
  );
}

function Tiles() {
  const counts = createMemo(() => engine()?.search('', {}).counts ?? {});
  return (
    <section class="band">
      <h2 class="hidden">Nhóm sản phẩm</h2>
      <ul class="tiles" role="list">
        <For each={groups()}>
          {(group) => (
            <li>
              <a class="tile" data-group={group.slug} href={`/products?group=${group.slug}`}>
                <svg class="tile__icon" width="48" height="48" aria-hidden="true">
                  <use href={`/art/ui.svg#group-${group.slug}`} />
                </svg>
                <span class="tile__name">{group.name}</span>{' '}
                <span class="tile__count">{counts()[group.slug] ?? 0} sản phẩm</span>
              </a>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}

function Shelf(props) {
  const products = createMemo(() => engine()?.products.filter(props.of).slice(0, SHELF) ?? []);
  return (
    <Show when={products().length}>
      <section class="band shelf" data-group={props.group}>
        <div class="shelf__head">
          <div>
            <h2 class="shelf__title">{props.title}</h2>
            <p class="shelf__blurb">{props.blurb}</p>
          </div>
        </div>
        <ul class="shelf__row" role="list">
          <For each={products()}>{(product) => <li><Card product={product} /></li>}</For>
        </ul>
      </section>
    </Show>
  );
}

export function Home() {
  title(() => 'Trang chủ');
  return (
    <>
      <Hero />
      <Tiles />
      <Shelf
        title="Sản phẩm 5 sao"
        blurb="Hạng cao nhất của OCOP: đạt từ 90 điểm trên thang 100."
        of={(product) => product.stars === 5}
      />
      <Shelf
        title="Giá đêm chợ"
        blurb="Giá thấp hơn ngày thường, chỉ trong giờ họp chợ."
        of={(product) => product.night}
      />
      <For each={groups()}>
        {(group) => (
          <Shelf
            title={group.name}
            blurb={group.blurb}
            group={group.slug}
            of={(product) => product.group === group.slug}
          />
        )}
      </For>
    </>
  );
}
