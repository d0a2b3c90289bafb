import { Route, Router } from '@solidjs/router';
import { render } from 'solid-js/web';
import '../../../../style/main.css';
import './peer.css';
import { Cart } from './cart-page.jsx';
import { Home } from './home.jsx';
import { Layout } from './layout.jsx';
import { Products } from './list.jsx';
import { Product } from './product.jsx';

const Nowhere = () => <div class="page"><h1>Không tìm thấy trang</h1></div>;

render(
  () => (
    <Router root={Layout}>
      <Route path="/" component={Home} />
      <Route path="/products" component={Products} />
      <Route path="/products/:slug" component={Product} />
      <Route path="/cart" component={Cart} />
      <Route path="*" component={Nowhere} />
    </Router>
  ),
  document.getElementById('app'),
);
