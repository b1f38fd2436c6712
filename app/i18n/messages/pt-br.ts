/** Default message texts to shoppers in Brazilian Portuguese. */
import type { ShopperMessageTexts } from "./message-text.ts";

const WHY_CUSTOMER =
  "Você recebeu este e-mail porque seu endereço foi colocado na lista de espera de {{ product }} na loja {{ shop }}. Se não foi você, saia da lista e não escreveremos mais sobre este produto.";
const LEAVE = "Sair desta lista de espera";

export const ptBR: ShopperMessageTexts = {
  waitlist_joined: {
    subject: "Você está na lista de espera de {{ product }}",
    preview: "Seu lugar é o {{ place }}. Escreveremos assim que voltar.",
    heading: "Seu lugar está garantido",
    paragraphs: [
      "Escreveremos assim que {{ product }} voltar ao estoque. Quem entrou primeiro fica sabendo primeiro.",
      "{% if quantity > 1 %}Você quer {{ quantity }} unidades. {% endif %}Seu lugar na fila neste momento: <strong>{{ place }}</strong>.",
    ],
    button: "Ver o produto",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  waitlist_confirm: {
    subject: "Confirme seu lugar na lista de espera de {{ product }}",
    preview: "Um clique e o lugar é seu.",
    heading: "Falta só um clique",
    paragraphs: [
      "Você quer saber quando {{ product }} voltar{% if quantity > 1 %} e pediu {{ quantity }} unidades{% endif %}. Confirme que este endereço é seu: seu lugar na fila conta a partir desse momento.",
      "O link vale por sete dias e só pode ser usado uma vez.",
    ],
    button: "Confirmar meu lugar",
    why: "Você recebeu este e-mail porque seu endereço foi informado para a lista de espera de {{ product }} na loja {{ shop }}. Se não foi você, não faça nada: sem confirmação, não escreveremos mais.",
    leave: "",
  },
  back_in_stock: {
    subject: "{{ product }} voltou",
    preview: "Chegou a sua vez.",
    heading: "Voltou, e é a sua vez",
    paragraphs: [
      "{{ product }} está de volta ao estoque da loja {{ shop }}, e agora é a sua vez.",
      "{% if units < quantity %}Você pediu {{ quantity }}; para a sua vez chegaram {{ units }}.{% endif %}",
      "Não podemos reservar para você, então é melhor não esperar muito.",
    ],
    button: "Ir para o produto",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  unit_held: {
    subject: "{{ product }}: reservado para você até {{ until }}",
    preview: "Chegou a sua vez. Pague a tempo e é seu.",
    heading: "Voltou, e está reservado para você",
    paragraphs: [
      "{{ product }} está de volta ao estoque da loja {{ shop }}, e agora é a sua vez. Reservamos {% if units > 1 %}{{ units }} unidades{% else %}uma unidade{% endif %} para você até <strong>{{ until }}</strong>.",
      "{% if units < quantity %}Você pediu {{ quantity }}; para a sua vez chegaram {{ units }}.{% endif %}",
      "O botão leva à sua própria página de pagamento. Se você não pagar até lá, será a vez da próxima pessoa, {% if keepsPlace == 1 %}mas o seu lugar continua seu para quando chegarem mais.{% else %}e o seu lugar termina.{% endif %}",
    ],
    button: "Pagar agora",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  hold_expiring: {
    subject: "{{ product }}: ainda reservado para você até {{ until }}",
    preview: "Depois será a vez da próxima pessoa.",
    heading: "Ainda reservado para você",
    paragraphs: [
      "{{ product }} ainda está reservado para você na loja {{ shop }}, até <strong>{{ until }}</strong>. Depois será a vez da próxima pessoa, {% if keepsPlace == 1 %}mas o seu lugar continua seu para quando chegarem mais.{% else %}e o seu lugar termina.{% endif %}",
      "Mudou de ideia? Saia da lista de espera, e outra pessoa poderá comprar antes.",
    ],
    button: "Pagar agora",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  ran_out_again: {
    subject: "{{ product }}: esgotou de novo, seu lugar continua seu",
    preview: "Agora seu lugar é o {{ place }}.",
    heading: "Esgotou de novo",
    paragraphs: [
      "Chegaram unidades de {{ product }}, mas menos do que o número de pessoas esperando. Elas foram para quem estava na sua frente. Sentimos muito que não tenha dado para todos desta vez.",
      "Seu lugar continua seu: agora é o <strong>{{ place }}</strong>. Escreveremos assim que for a sua vez.",
    ],
    button: "Ver o produto",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  waitlist_ended: {
    subject: "{{ product }}: não está mais à venda",
    preview: "Seu lugar na lista de espera foi encerrado.",
    heading: "Não haverá reposição",
    paragraphs: [
      "A loja {{ shop }} não vende mais {{ product }}, por isso não haverá reposição. Sentimos muito, e agradecemos a espera.",
      "Você não precisa fazer nada: seu lugar na lista de espera foi encerrado e não escreveremos mais sobre este produto.",
    ],
    button: "Ir para a loja",
    why: "Você recebeu este e-mail porque estava na lista de espera de {{ product }} na loja {{ shop }}.",
    leave: "",
  },
};
