import { Match, Switch } from 'solid-js';
import { change } from './cart.js';
import { vnd } from './catalogue.js';

export function Icon(props) {
  return (
    <svg class="icon" width="24" height="24" aria-hidden="true">
      <use href={`/art/ui.svg#${props.name}`} />
    </svg>
  );
}

export function Stars(props) {
  return (
    <span class="stars" role="img" aria-label={`${props.count} sao OCOP`}>
      <span class="stars__drawn" aria-hidden="true">{'★'.repeat(props.count)}</span>
    </span>
  );
}

export function Price(props) {
  return (
    <p class="price">
      {props.from && <span class="price__from">Từ </span>}
      <span class="price__now">{vnd(props.price)}</span>{' '}
      <span class="price__unit">/ {props.unit}</span>
    </p>
  );
}

/** A product in short. */
export function Card(props) {
  const product = props.product;
  const address = `/products/${product.slug}`;
  return (
    <article class="card" data-group={product.group}>
      <a class="card__link" href={address}>
        <img
          class="cover"
          src={`/art/${product.art}.svg`}
          alt=""
          width="800"
          height="600"
          loading={props.eager ? 'eager' : 'lazy'}
          decoding="async"
        />
        <h3 class="card__name">{product.name}</h3>
      </a>
      <p class="card__place">{`${product.village} · ${product.place}`}</p>
      <p class="card__stars"><Stars count={product.stars} /></p>
      <Price price={product.price} unit={product.unit} from={product.variants > 1} />
      <Switch
        fallback={
          <button
            type="button"
            class="card__add"
            aria-label={`Thêm vào giỏ: ${product.name}`}
            onClick={() => change(product.slug, 1)}
          >
            <Icon name="plus" />
            Thêm vào giỏ
          </button>
        }
      >
        <Match when={product.viewOnly}><p class="card__closed">Chỉ giới thiệu</p></Match>
        <Match when={product.variants > 1}>
          <a class="card__add" href={address} aria-label={`Chọn loại: ${product.name}`}>Chọn loại</a>
        </Match>
      </Switch>
    </article>
  );
}
