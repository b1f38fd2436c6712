/** Default message texts to shoppers in Spanish. */
import type { ShopperMessageTexts } from "./message-text.ts";

const WHY_CUSTOMER =
  "Recibes este mensaje porque tu dirección se apuntó a la lista de espera de {{ product }} en {{ shop }}. Si no fuiste tú, sal de la lista y no volveremos a escribirte sobre este producto.";
const LEAVE = "Salir de esta lista de espera";

export const es: ShopperMessageTexts = {
  waitlist_joined: {
    subject: "Estás en la lista de espera de {{ product }}",
    preview: "Tienes el puesto {{ place }}. Te escribiremos en cuanto vuelva.",
    heading: "Ya tienes tu puesto",
    paragraphs: [
      "Te escribiremos en cuanto {{ product }} vuelva a estar disponible. Quien se apunta antes se entera antes.",
      "{% if quantity > 1 %}Quieres {{ quantity }} unidades. {% endif %}Tu puesto en la lista ahora mismo: <strong>{{ place }}</strong>.",
    ],
    button: "Ver el producto",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  waitlist_confirm: {
    subject: "Confirma tu puesto en la lista de espera de {{ product }}",
    preview: "Un clic y el puesto es tuyo.",
    heading: "Solo falta un clic",
    paragraphs: [
      "Quieres saber cuándo vuelve {{ product }}{% if quantity > 1 %} y pides {{ quantity }} unidades{% endif %}. Confirma que esta dirección es tuya: tu puesto en la lista cuenta desde ese momento.",
      "El enlace vale siete días y sirve una sola vez.",
    ],
    button: "Confirmar mi puesto",
    why: "Recibes este mensaje porque alguien escribió tu dirección en la lista de espera de {{ product }} en {{ shop }}. Si no fuiste tú, no hagas nada: sin confirmación no volveremos a escribirte.",
    leave: "",
  },
  back_in_stock: {
    subject: "{{ product }} ha vuelto",
    preview: "Ha llegado tu turno.",
    heading: "Ha vuelto, y es tu turno",
    paragraphs: [
      "{{ product }} vuelve a estar disponible en {{ shop }}, y te toca a ti.",
      "{% if units < quantity %}Pediste {{ quantity }}; para tu turno han llegado {{ units }}.{% endif %}",
      "No podemos apartarlo para ti, así que es mejor no esperar demasiado.",
    ],
    button: "Ir al producto",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  unit_held: {
    subject: "{{ product }}: apartado para ti hasta el {{ until }}",
    preview: "Ha llegado tu turno. Paga a tiempo y es tuyo.",
    heading: "Ha vuelto, y está apartado para ti",
    paragraphs: [
      "{{ product }} vuelve a estar disponible en {{ shop }}, y te toca a ti. Te apartamos {% if units > 1 %}{{ units }} unidades{% else %}una unidad{% endif %} hasta el <strong>{{ until }}</strong>.",
      "{% if units < quantity %}Pediste {{ quantity }}; para tu turno han llegado {{ units }}.{% endif %}",
      "El botón lleva a tu propia página de pago. Si no pagas hasta entonces, le tocará a la siguiente persona{% if keepsPlace == 1 %}, pero conservas tu lugar para cuando lleguen más.{% else %} y tu lugar terminará.{% endif %}",
    ],
    button: "Pagar ahora",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  hold_expiring: {
    subject: "{{ product }}: aún apartado para ti hasta el {{ until }}",
    preview: "Después le tocará a la siguiente persona.",
    heading: "Aún apartado para ti",
    paragraphs: [
      "{{ product }} sigue apartado para ti en {{ shop }} hasta el <strong>{{ until }}</strong>. Después le tocará a la siguiente persona{% if keepsPlace == 1 %}, pero conservas tu lugar para cuando lleguen más.{% else %} y tu lugar terminará.{% endif %}",
      "¿Has cambiado de idea? Deja la lista de espera y otra persona podrá tenerlo antes.",
    ],
    button: "Pagar ahora",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  ran_out_again: {
    subject: "{{ product }}: se ha vuelto a agotar, conservas tu puesto",
    preview: "Ahora tienes el puesto {{ place }}.",
    heading: "Se ha vuelto a agotar",
    paragraphs: [
      "Ha llegado {{ product }}, pero en menos cantidad que personas esperando. Se lo han llevado quienes iban antes que tú. Sentimos que esta vez no haya alcanzado para todos.",
      "Conservas tu puesto: ahora es el <strong>{{ place }}</strong>. Te escribiremos en cuanto te toque.",
    ],
    button: "Ver el producto",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  waitlist_ended: {
    subject: "{{ product }} ya no está disponible",
    preview: "Tu puesto en la lista de espera ha terminado.",
    heading: "No volverá a estar disponible",
    paragraphs: [
      "{{ shop }} ya no vende {{ product }}, así que no habrá más unidades. Lo sentimos, y gracias por esperar.",
      "No tienes que hacer nada: tu puesto en la lista de espera ha terminado y no volveremos a escribirte sobre este producto.",
    ],
    button: "Ir a la tienda",
    why: "Recibes este mensaje porque estabas en la lista de espera de {{ product }} en {{ shop }}.",
    leave: "",
  },
};
