import { useParams } from '@solidjs/router';
import { createMemo, createResource, createSignal, For, Show } from 'solid-js';
import { Card, Icon, Price, Stars } from './card.jsx';
import { change } from './cart.js';
import { engine, whole } from './catalogue.js';
import { title } from './layout.jsx';

const RELATED = 4;

function BuyBox(props) {
  const [chosen, setChosen] = createSignal(0);
  const variant = () => props.product.variants[chosen()];
  return (
    <section class="buy" aria-label="Mua sản phẩm">
      <Show when={props.product.variants.length > 1}>
        <fieldset class="choices">
          <legend>Chọn loại</legend>
          <For each={props.product.variants}>
            {(variant, at) => (
              <label class="choice">
                <input type="radio" name="variant" checked={at() === 0} onChange={() => setChosen(at())} />
                <span>{variant.name}</span>
              </label>
            )}
          </For>
        </fieldset>
      </Show>
      <Price price={variant().price} unit={variant().unit} />
      <p class="buy__tax">Giá đã gồm thuế.</p>
      <div class="buy__order">
        <button type="button" class="button buy__add" onClick={() => change(props.product.slug, 1)}>
          Thêm vào giỏ
        </button>
      </div>
    </section>
  );
}

function Facts(props) {
  const facts = () => [
    ['Thành phần', props.product.ingredients],
    ['Bảo quản', props.product.storage],
    ['Hạn sử dụng', props.product.shelfLife],
  ];
  const certificate = props.product.certificate;
  return (
    <div class="product__details">
      <section class="story"><h2>Câu chuyện sản phẩm</h2><p>{props.product.story}</p></section>
      <section class="facts">
        <h2>Thông tin sản phẩm</h2>
        <dl>
          <For each={facts().filter(([, text]) => text)}>
            {([name, text]) => <><dt>{name}</dt><dd>{text}</dd></>}
          </For>
        </dl>
      </section>
      <section class="certificate">
        <h2>Chứng nhận OCOP</h2>
        <dl>
          <dt>Số chứng nhận</dt><dd>{certificate.number}</dd>
          <dt>Quyết định</dt><dd>{certificate.decision}</dd>
          <dt>Cơ quan cấp</dt><dd>{certificate.issuer}</dd>
          <dt>Hiệu lực</dt><dd>{certificate.validUntil}</dd>
        </dl>
      </section>
    </div>
  );
}

function Related(props) {
  const related = createMemo(() => {
    const others = ({ slug, subgroup }) => subgroup === props.to.subgroup && slug !== props.to.slug;
    return engine()?.products.filter(others).slice(0, RELATED) ?? [];
  });
  return (
    <Show when={related().length}>
      <section class="shelf">
        <h2 class="shelf__title">Có thể bạn cũng thích</h2>
        <ul class="grid" role="list">
          <For each={related()}>{(product) => <li><Card product={product} /></li>}</For>
        </ul>
      </section>
    </Show>
  );
}

export function Product() {
  const params = useParams();
  const [product] = createResource(() => params.slug, whole);
  title(() => product()?.name ?? 'Sản phẩm');
  return (
    <Show when={!product.loading}>
      <Show when={product()} keyed fallback={<div class="page"><h1>Không tìm thấy sản phẩm</h1></div>}>
        {(it) => (
          <div class="page product" data-group={it.group}>
            <div class="product__top">
              <div class="product__pictures">
                <ul class="gallery" role="list">
                  <li><img src={`/art/${it.art}.svg`} width="800" height="600" alt={`Hình vẽ: ${it.name}`} fetchpriority="high" /></li>
                </ul>
              </div>
              <div class="product__facts">
                <h1 class="product__name">{it.name}</h1>
                <p class="product__summary">{it.summary}</p>
                <p class="product__village"><Icon name="pin" /><span>{it.village}, {it.place}</span></p>
                <p class="product__stars"><Stars count={it.stars} /></p>
                <p class="product__maker"><Icon name="store" /><span>Sản xuất bởi {it.producer}</span></p>
                <Show when={!it.viewOnly}><BuyBox product={it} /></Show>
              </div>
            </div>
            <Facts product={it} />
            <Related to={it} />
          </div>
        )}
      </Show>
    </Show>
  );
}
