/** Every page of the admin host: the menu on small screens. */
const menu = document.getElementById("menu");

function setMenu(isOpen) {
  menu.setAttribute("aria-expanded", String(isOpen));
  document.body.classList.toggle("menu-open", isOpen);
}

menu.addEventListener("click", () => setMenu(menu.getAttribute("aria-expanded") !== "true"));
document.getElementById("content").addEventListener("click", () => setMenu(false));
document.addEventListener("keydown", (event) => event.key === "Escape" && setMenu(false));
document.getElementById("navigation").addEventListener("click", (event) => event.target.closest("a") && setMenu(false));
