/** Default message texts in German. */
import type { MessageTexts } from "./message-text.ts";

const WHY_CUSTOMER =
  "Sie bekommen diese E-Mail, weil Ihre Adresse auf die Warteliste für {{ product }} bei {{ shop }} gesetzt wurde. Waren Sie das nicht? Dann verlassen Sie die Warteliste, und wir schreiben Ihnen dazu nicht mehr.";
const LEAVE = "Warteliste verlassen";
const WHY_THRESHOLD =
  "Sie bekommen diese E-Mail, weil in den Einstellungen von Standby für {{ shop }} Nachrichten über Obergrenzen eingeschaltet sind.";

export const de: MessageTexts = {
  waitlist_joined: {
    subject: "Sie stehen auf der Warteliste für {{ product }}",
    preview: "Sie haben Platz {{ place }}. Wir schreiben Ihnen, sobald es wieder da ist.",
    heading: "Sie stehen in der Reihe",
    paragraphs: [
      "Wir schreiben Ihnen, sobald {{ product }} wieder da ist. Wer zuerst kam, erfährt es zuerst.",
      "{% if quantity > 1 %}Sie möchten {{ quantity }} Stück. {% endif %}Ihr Platz in der Reihe: <strong>{{ place }}</strong>.",
    ],
    button: "Zum Produkt",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  waitlist_confirm: {
    subject: "Bestätigen Sie Ihren Platz auf der Warteliste für {{ product }}",
    preview: "Ein Klick, und der Platz gehört Ihnen.",
    heading: "Noch ein Klick",
    paragraphs: [
      "Sie möchten wissen, wann {{ product }} wieder da ist{% if quantity > 1 %}, und Sie möchten {{ quantity }} Stück{% endif %}. Bestätigen Sie bitte, dass diese Adresse Ihnen gehört: Von da an zählt Ihr Platz in der Reihe.",
      "Der Link gilt sieben Tage und funktioniert einmal.",
    ],
    button: "Platz bestätigen",
    why: "Sie bekommen diese E-Mail, weil Ihre Adresse für die Warteliste für {{ product }} bei {{ shop }} eingegeben wurde. Waren Sie das nicht? Dann müssen Sie nichts tun: Ohne Bestätigung schreiben wir Ihnen nicht mehr.",
    leave: "",
  },
  back_in_stock: {
    subject: "{{ product }} ist wieder da",
    preview: "Sie sind an der Reihe.",
    heading: "Wieder da, und Sie sind an der Reihe",
    paragraphs: [
      "{{ product }} ist bei {{ shop }} wieder auf Lager, und Sie sind als Nächstes an der Reihe.",
      "{% if units < quantity %}Sie wollten {{ quantity }} Stück; für Sie sind {{ units }} angekommen.{% endif %}",
      "Zurücklegen können wir nichts. Warten Sie also besser nicht zu lange.",
    ],
    button: "Zum Produkt",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  unit_held: {
    subject: "{{ product }}: für Sie zurückgelegt bis {{ until }}",
    preview: "Sie sind an der Reihe. Bezahlen Sie rechtzeitig, dann gehört es Ihnen.",
    heading: "Wieder da und für Sie zurückgelegt",
    paragraphs: [
      "{{ product }} ist bei {{ shop }} wieder auf Lager, und Sie sind an der Reihe. Wir legen {% if units > 1 %}{{ units }} Stück{% else %}ein Stück{% endif %} für Sie zurück, bis <strong>{{ until }}</strong>.",
      "{% if units < quantity %}Sie wollten {{ quantity }} Stück; für Sie sind {{ units }} angekommen.{% endif %}",
      "Der Knopf führt zu Ihrer eigenen Kasse. Bezahlen Sie bis dahin nicht, ist die nächste Person in der Reihe dran, {% if keepsPlace == 1 %}Ihren Platz behalten Sie aber für die nächste Lieferung.{% else %}und Ihr Platz endet.{% endif %}",
    ],
    button: "Jetzt bezahlen",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  hold_expiring: {
    subject: "{{ product }}: noch für Sie zurückgelegt bis {{ until }}",
    preview: "Danach ist die nächste Person dran.",
    heading: "Noch für Sie zurückgelegt",
    paragraphs: [
      "{{ product }} liegt bei {{ shop }} noch für Sie bereit, bis <strong>{{ until }}</strong>. Danach ist die nächste Person in der Reihe dran, {% if keepsPlace == 1 %}Ihren Platz behalten Sie aber für die nächste Lieferung.{% else %}und Ihr Platz endet.{% endif %}",
      "Doch nicht? Verlassen Sie die Warteliste, dann kommt jemand anderes früher dran.",
    ],
    button: "Jetzt bezahlen",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  ran_out_again: {
    subject: "{{ product }}: schon wieder ausverkauft, Sie behalten Ihren Platz",
    preview: "Sie haben jetzt Platz {{ place }}.",
    heading: "Schon wieder ausverkauft",
    paragraphs: [
      "Von {{ product }} ist etwas angekommen, aber weniger, als Menschen darauf warten. Wer vor Ihnen stand, war zuerst an der Reihe. Es tut uns leid, dass es diesmal nicht für alle gereicht hat.",
      "Sie behalten Ihren Platz: Sie haben jetzt Platz <strong>{{ place }}</strong>, und wir schreiben Ihnen, sobald Sie an der Reihe sind.",
    ],
    button: "Zum Produkt",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  waitlist_ended: {
    subject: "{{ product }} gibt es nicht mehr",
    preview: "Ihr Platz auf der Warteliste ist beendet.",
    heading: "Es kommt nicht wieder",
    paragraphs: [
      "{{ shop }} verkauft {{ product }} nicht mehr, also kommt auch kein Nachschub. Das tut uns leid, und wir danken Ihnen fürs Warten.",
      "Sie müssen nichts tun: Ihr Platz auf der Warteliste ist beendet, und wir schreiben Ihnen dazu nicht mehr.",
    ],
    button: "Zum Shop",
    why: "Sie bekommen diese E-Mail, weil Sie auf der Warteliste für {{ product }} bei {{ shop }} standen.",
    leave: "",
  },
  offer_switched: {
    subject: "{{ product }}: jetzt {{ to }}",
    preview: "Vorher: {{ from }}.",
    heading: "Ein Angebot hat sich geändert",
    paragraphs: [
      "{{ product }}: vorher <strong>{{ from }}</strong>, jetzt <strong>{{ to }}</strong>.",
      "{% if reason != '' %}Grund: {{ reason }}.{% endif %}",
      "{% if others > 0 %}{{ others }} weitere haben sich zugleich geändert; die Produktliste in Standby zeigt sie alle.{% endif %}",
    ],
    button: "Im Shop ansehen",
    why: "Sie bekommen diese E-Mail, weil in den Einstellungen von Standby für {{ shop }} Nachrichten über geänderte Angebote eingeschaltet sind.",
    leave: "",
  },
  threshold_near: {
    subject: "{{ product }}: {{ owed }} von {{ threshold }} Stück sind vergeben",
    preview: "Die Obergrenze ist fast erreicht.",
    heading: "Die Obergrenze ist fast erreicht",
    paragraphs: [
      "Von den <strong>{{ threshold }}</strong> Stück, die von {{ product }} im Voraus bestellt werden dürfen, sind <strong>{{ owed }}</strong> vergeben. Sind es alle, endet das Angebot von selbst.",
      "Die Obergrenze lässt sich auf der Produktseite in Standby erhöhen. Bestellungen, die im selben Moment eingehen, können sie um einige Stück überschreiten.",
      "{% if others > 0 %}Das gilt auch für {{ others }} weitere; die Produktliste in Standby zeigt sie alle.{% endif %}",
    ],
    button: "Im Shop ansehen",
    why: WHY_THRESHOLD,
    leave: "",
  },
  threshold_used_up: {
    subject: "{{ product }}: die Obergrenze ist erreicht",
    preview: "{{ owed }} von {{ threshold }} Stück sind offen. Jetzt {{ to }}.",
    heading: "Die Obergrenze ist erreicht",
    paragraphs: [
      "Von {{ product }} sind <strong>{{ owed }}</strong> von <strong>{{ threshold }}</strong> Stück noch zu liefern. Das Angebot ist deshalb beendet; das Produkt ist jetzt <strong>{{ to }}</strong>.",
      "Es wird wieder automatisch umgeschaltet, sobald neuer Bestand da ist, oder wenn Sie auf der Produktseite in Standby die Obergrenze erhöhen und das Umschalten fortsetzen.",
      "{% if others > 0 %}Das gilt auch für {{ others }} weitere; die Produktliste in Standby zeigt sie alle.{% endif %}",
    ],
    button: "Im Shop ansehen",
    why: WHY_THRESHOLD,
    leave: "",
  },
  back_in_stock_date_come: {
    subject: "{{ product }}: der Tag der Rückkehr ist da",
    preview: "Jetzt {{ to }}.",
    heading: "Der Tag der Rückkehr ist da",
    paragraphs: [
      "{{ product }} wurde am <strong>{{ day }}</strong> zurückerwartet, aber Shopify zeigt noch keinen neuen Bestand. Das Angebot ist beendet; das Produkt ist jetzt <strong>{{ to }}</strong>.",
      "Tragen Sie den neuen Bestand in Shopify ein, dann wird von selbst wieder umgeschaltet. Verspätet er sich, setzen Sie auf der Produktseite in Standby einen neuen Tag und das Umschalten fort.",
      "{% if others > 0 %}Das gilt auch für {{ others }} weitere; die Produktliste in Standby zeigt sie alle.{% endif %}",
    ],
    button: "Im Shop ansehen",
    why: "Sie bekommen diese E-Mail, weil in den Einstellungen von Standby für {{ shop }} Nachrichten über Tage der Rückkehr eingeschaltet sind.",
    leave: "",
  },
  waitlist_passed: {
    subject: "{{ waiting }} {% if waiting == 1 %}Person wartet{% else %}Personen warten{% endif %} auf {{ product }}",
    preview: "Zusammen möchten sie {{ wanted }} Stück.",
    heading: "Eine Warteliste ist gewachsen",
    paragraphs: [
      "Auf {{ product }} {% if waiting == 1 %}wartet jetzt <strong>1</strong> Person, die{% else %}warten jetzt <strong>{{ waiting }}</strong> Personen, die zusammen{% endif %} <strong>{{ wanted }}</strong> Stück {% if waiting == 1 %}möchte{% else %}möchten{% endif %}: Vielleicht ist es Zeit, nachzubestellen.",
      "Zu dieser Warteliste schreiben wir einmal und erst dann wieder, wenn neue Ware gekommen ist.",
    ],
    button: "Im Shop ansehen",
    why: "Sie bekommen diese E-Mail, weil in den Einstellungen von Standby für {{ shop }} Nachrichten über Wartelisten eingeschaltet sind. Dort steht auch, ab wie vielen Personen.",
    leave: "",
  },
  import_result: {
    subject: "{{ fileName }} wurde importiert",
    preview: "{{ applied | grouped: locale }} geändert, {{ problem | grouped: locale }} mit einem Problem.",
    heading: "Ihr Import ist fertig",
    paragraphs: [
      "<strong>{{ fileName }}</strong>: {{ applied | grouped: locale }} {% if kind == 'waitlist' %}{% if applied == 1 %}Person steht jetzt auf ihrer Warteliste{% else %}Personen stehen jetzt auf ihren Wartelisten{% endif %}{% elsif applied == 1 %}Variante wurde geändert{% else %}Varianten wurden geändert{% endif %}, {{ same | grouped: locale }} {% if same == 1 %}Zeile bleibt, wie sie ist{% else %}Zeilen bleiben, wie sie sind{% endif %}.",
      "{% if problem > 0 %}{{ problem | grouped: locale }} {% if problem == 1 %}Zeile hat ein Problem und hat{% else %}Zeilen haben ein Problem und haben{% endif %} nichts geändert. Die Import-Seite von Standby nennt zu jeder den Grund und gibt Ihnen eine Datei damit zum Verbessern.{% endif %}",
    ],
    button: "",
    why: "Sie bekommen diese E-Mail, weil in den Einstellungen von Standby für {{ shop }} Nachrichten über Importe eingeschaltet sind.",
    leave: "",
  },
  stock_data: {
    subject:
      "Bestandsdaten von {{ variants }} {% if variants == 1 %}Variante, die nicht mehr zugewiesen ist{% else %}Varianten, die nicht mehr zugewiesen sind{% endif %}",
    preview: "So, wie sie waren, als sie Standby verließen.",
    heading: "Ihre Bestandsdaten",
    paragraphs: [
      "<strong>{{ variants }}</strong> {% if variants == 1 %}Variante von {{ shop }} wurde{% else %}Varianten von {{ shop }} wurden{% endif %} aus Standby genommen. Die angehängte Datei enthält Bestand, Obergrenze, erwartete Ware und Tag der Rückkehr, wie sie in diesem Augenblick waren.",
      "{% if variants == 1 %}Sie kann{% else %}Sie können{% endif %} jederzeit wieder zugewiesen werden. Wartelisten und Verlauf bleiben erhalten.",
    ],
    button: "",
    why: "Sie bekommen diese E-Mail, weil in Standby Varianten von {{ shop }} nicht mehr zugewiesen sind.",
    leave: "",
  },
  staff_backorder: {
    subject: "Neuer Rückstand: {{ items[0].order }}{% if more > 0 %} und {{ more }} weitere{% endif %}",
    preview: "{{ items[0].products }}",
    heading: "Später zu liefern",
    paragraphs: [
      "{% for item in items %}{% unless forloop.first %}\n<br>\n<br>{% endunless %}<strong>{{ item.order }}</strong>\n<br>{{ item.units }} Stück von {{ item.products }}{% endfor %}",
      "{% if others > 0 %}Und {{ others }} weitere Bestellungen; die Bestellliste von Shopify zeigt sie alle.{% endif %}",
    ],
    button: "",
    why: "Sie bekommen diese E-Mail, weil {{ shop }} dem Team neue Rückstände meldet. Die Adressen stehen in den Einstellungen von Standby.",
    leave: "",
  },
  staff_restock: {
    subject: "Neuer Bestand: {{ items[0].product }}{% if more > 0 %} und {{ more }} weitere{% endif %}",
    preview: "{{ items[0].units }} Stück {% if items[0].units == 1 %}ist{% else %}sind{% endif %} da.",
    heading: "Neuer Bestand ist da",
    paragraphs: [
      "{% for item in items %}{% unless forloop.first %}\n<br>\n<br>{% endunless %}<strong>{{ item.product }}</strong>\n<br>{{ item.units }} Stück {% if item.units == 1 %}ist{% else %}sind{% endif %} da{% if item.covered > 0 %}; {{ item.covered }} davon {% if item.covered == 1 %}deckt{% else %}decken{% endif %}, was zu liefern war, {% if item.owed > 0 %}{{ item.owed }} {% if item.owed == 1 %}ist{% else %}sind{% endif %} noch zu liefern{% else %}nichts ist mehr offen{% endif %}{% endif %}.{% if item.served > 0 %}\n<br>{{ item.served }} von der Warteliste {% if item.served == 1 %}kann{% else %}können{% endif %} jetzt kaufen{% if item.waiting > 0 %}, {{ item.waiting }} {% if item.waiting == 1 %}wartet{% else %}warten{% endif %} noch{% endif %}.{% endif %}{% endfor %}",
      "{% if others > 0 %}Und {{ others }} weitere; die Produktliste in Standby zeigt sie alle.{% endif %}",
    ],
    button: "",
    why: "Sie bekommen diese E-Mail, weil {{ shop }} dem Team neuen Bestand meldet. Die Adressen stehen in den Einstellungen von Standby.",
    leave: "",
  },
  staff_shortfall: {
    subject: "Es reicht nicht: {{ items[0].product }}{% if more > 0 %} und {{ more }} weitere{% endif %}",
    preview: "{{ items[0].owed }} Stück {% if items[0].owed == 1 %}ist{% else %}sind{% endif %} noch zu liefern.",
    heading: "Der neue Bestand deckt nicht, was zu liefern ist",
    paragraphs: [
      "{% for item in items %}{% unless forloop.first %}\n<br>\n<br>{% endunless %}<strong>{{ item.product }}</strong>\n<br>{{ item.units }} Stück {% if item.units == 1 %}ist{% else %}sind{% endif %} da, <strong>{{ item.owed }}</strong> {% if item.owed == 1 %}ist{% else %}sind{% endif %} noch zu liefern.{% if item.waiting > 0 %}\n<br>{{ item.waiting }} {% if item.waiting == 1 %}wartet{% else %}warten{% endif %} auf der Warteliste.{% endif %}{% endfor %}",
      "{% if others > 0 %}Und {{ others }} weitere; die Produktliste in Standby zeigt sie alle.{% endif %}",
      "Die ältesten Bestellungen bekommen die neuen Stücke zuerst.",
    ],
    button: "",
    why: "Sie bekommen diese E-Mail, weil {{ shop }} dem Team meldet, wenn neuer Bestand nicht reicht. Die Adressen stehen in den Einstellungen von Standby.",
    leave: "",
  },
  privacy_data_request: {
    subject: "Jemand aus der Kundschaft von {{ shop }} möchte die eigenen Daten sehen",
    preview: "Was Standby über die Person gespeichert hat.",
    heading: "Eine Auskunft über gespeicherte Daten",
    paragraphs: [
      "Shopify hat die Bitte weitergegeben, die über eine Person gespeicherten Daten zu sehen. Das hat Standby gespeichert. Bitte geben Sie es an die Person weiter.",
    ],
    button: "",
    why: "Sie bekommen diese E-Mail, weil Menschen ein Recht auf Auskunft haben und Shopify Apps bittet, sie der Inhaberin oder dem Inhaber des Shops zu schicken.",
    leave: "",
  },
};
