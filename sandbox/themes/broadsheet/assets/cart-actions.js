/** The standard actions in this theme's way: changes show in the drawer instead of a fresh page. */

const actions = window.Shopify?.actions;

actions?.updateCart.configure({ eventTarget: () => document.body });
actions?.openCart.configure({
  handler: async (openPage) => {
    const drawer = document.querySelector("cart-drawer-component");
    if (drawer) drawer.open();
    else await openPage();
  },
});
