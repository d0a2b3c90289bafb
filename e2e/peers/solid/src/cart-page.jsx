import { createMemo, For, Show } from 'solid-js';
import { cart, change } from './cart.js';
import { engine, vnd } from './catalogue.js';
import { title } from './layout.jsx';

export function Cart() {
  title(() => 'Giỏ hàng');
  const lines = createMemo(() =>
    Object.keys(cart()).map((slug) => engine()?.get(slug)).filter(Boolean),
  );
  const price = (product) => product.price * (cart()[product.slug] ?? 0);
  const total = () => lines().reduce((sum, product) => sum + price(product), 0);
  return (
    <div class="page">
      <h1 class="page__title">Giỏ hàng</h1>
      <Show when={lines().length} fallback={<p>Giỏ hàng còn trống.</p>}>
        <ul class="cart__group" role="list">
          <For each={lines()}>
            {(product) => (
              <li class="line">
                <img class="cover" src={`/art/${product.art}.svg`} alt="" width="800" height="600" />
                <p class="line__name"><a href={`/products/${product.slug}`}>{product.name}</a></p>
                <span class="line__quantity">
                  <button type="button" class="button" aria-label={`Bớt: ${product.name}`} onClick={() => change(product.slug, -1)}>−</button>
                  {' '}<output>{cart()[product.slug]}</output>{' '}
                  <button type="button" class="button" aria-label={`Thêm: ${product.name}`} onClick={() => change(product.slug, 1)}>+</button>
                </span>
                <span class="line__price">{vnd(price(product))}</span>
              </li>
            )}
          </For>
        </ul>
        <p>Tổng cộng: <strong>{vnd(total())}</strong></p>
      </Show>
    </div>
  );
}
