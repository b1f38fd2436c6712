/** Default message texts to shoppers in French. */
import type { ShopperMessageTexts } from "./message-text.ts";

const WHY_CUSTOMER =
  "Vous recevez cet e-mail parce que votre adresse a été inscrite sur la liste d’attente pour {{ product }} chez {{ shop }}. Si ce n’était pas vous, quittez la liste d’attente et nous ne vous écrirons plus à ce sujet.";
const LEAVE = "Quitter cette liste d’attente";

export const fr: ShopperMessageTexts = {
  waitlist_joined: {
    subject: "Vous êtes sur la liste d’attente pour {{ product }}",
    preview: "Vous avez la place {{ place }}. Nous vous écrirons dès son retour.",
    heading: "Votre place est réservée",
    paragraphs: [
      "Nous vous écrirons dès que {{ product }} sera de retour en stock. Les premiers inscrits sont les premiers prévenus.",
      "{% if quantity > 1 %}Vous en souhaitez {{ quantity }}. {% endif %}Votre place dans la file en ce moment : <strong>{{ place }}</strong>.",
    ],
    button: "Voir le produit",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  waitlist_confirm: {
    subject: "Confirmez votre place sur la liste d’attente pour {{ product }}",
    preview: "Un clic, et votre place est prise.",
    heading: "Encore un clic",
    paragraphs: [
      "Vous souhaitez savoir quand {{ product }} sera de retour{% if quantity > 1 %}, et vous en voulez {{ quantity }}{% endif %}. Confirmez que cette adresse est bien la vôtre : votre place dans la file compte à partir de ce moment.",
      "Le lien est valable sept jours et ne sert qu’une fois.",
    ],
    button: "Confirmer ma place",
    why: "Vous recevez cet e-mail parce que votre adresse a été saisie pour la liste d’attente de {{ product }} chez {{ shop }}. Si ce n’était pas vous, ne faites rien : sans confirmation, nous ne vous écrirons plus.",
    leave: "",
  },
  back_in_stock: {
    subject: "{{ product }} est de retour",
    preview: "C’est votre tour.",
    heading: "De retour, et c’est votre tour",
    paragraphs: [
      "{{ product }} est de nouveau en stock chez {{ shop }}, et c’est à votre tour.",
      "{% if units < quantity %}Vous en souhaitiez {{ quantity }} ; à votre tour, il y en a {{ units }}.{% endif %}",
      "Nous ne pouvons pas le mettre de côté pour vous : mieux vaut ne pas trop attendre.",
    ],
    button: "Aller au produit",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  unit_held: {
    subject: "{{ product }} : mis de côté pour vous jusqu’au {{ until }}",
    preview: "C’est votre tour. Payez à temps, et il est à vous.",
    heading: "De retour, et mis de côté pour vous",
    paragraphs: [
      "{{ product }} est de nouveau en stock chez {{ shop }}, et c’est votre tour. Nous en mettons {% if units > 1 %}{{ units }}{% else %}un{% endif %} de côté pour vous jusqu’au <strong>{{ until }}</strong>.",
      "{% if units < quantity %}Vous en souhaitiez {{ quantity }} ; à votre tour, il y en a {{ units }}.{% endif %}",
      "Le bouton mène à votre propre page de paiement. Sans paiement d’ici là, ce sera le tour de la personne suivante, {% if keepsPlace == 1 %}mais vous gardez votre place pour le prochain arrivage.{% else %}et votre place prendra fin.{% endif %}",
    ],
    button: "Payer maintenant",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  hold_expiring: {
    subject: "{{ product }} : encore mis de côté jusqu’au {{ until }}",
    preview: "Ensuite, ce sera le tour de la personne suivante.",
    heading: "Encore mis de côté pour vous",
    paragraphs: [
      "{{ product }} est encore mis de côté pour vous chez {{ shop }}, jusqu’au <strong>{{ until }}</strong>. Ensuite, ce sera le tour de la personne suivante, {% if keepsPlace == 1 %}mais vous gardez votre place pour le prochain arrivage.{% else %}et votre place prendra fin.{% endif %}",
      "Vous avez changé d’avis ? Quittez la liste d’attente : quelqu’un d’autre en profitera plus tôt.",
    ],
    button: "Payer maintenant",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  ran_out_again: {
    subject: "{{ product }} : de nouveau épuisé, vous gardez votre place",
    preview: "Vous avez maintenant la place {{ place }}.",
    heading: "De nouveau épuisé",
    paragraphs: [
      "{{ product }} est revenu, mais en quantité insuffisante pour tout le monde. Les personnes avant vous ont été servies ; nous regrettons qu’il n’y en ait pas eu assez cette fois-ci.",
      "Vous gardez votre place : la <strong>{{ place }}</strong> dans la file. Nous vous écrirons dès que ce sera votre tour.",
    ],
    button: "Voir le produit",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  waitlist_ended: {
    subject: "{{ product }} n’est plus disponible",
    preview: "Votre place sur la liste d’attente prend fin.",
    heading: "Il n’y aura pas de retour en stock",
    paragraphs: [
      "{{ shop }} ne vend plus {{ product }} : aucun réassort n’est donc à attendre. Nous en sommes désolés et vous remercions de votre patience.",
      "Vous n’avez rien à faire : votre place sur la liste d’attente prend fin et nous ne vous écrirons plus à ce sujet.",
    ],
    button: "Aller à la boutique",
    why: "Vous recevez cet e-mail parce que vous étiez sur la liste d’attente pour {{ product }} chez {{ shop }}.",
    leave: "",
  },
};
