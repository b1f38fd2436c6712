/** Dialogs: opened modally, closed by their button, by Escape and by a click beside them; focus goes back. */
import { Component } from "@theme/component";

export class DialogComponent extends Component {
  #opener = null;

  connectedCallback() {
    super.connectedCallback();
    const { dialog } = this.refs;
    dialog?.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest('[ref="close"]')) this.close();
    });
    dialog?.addEventListener("close", () => this.#opener?.focus({ preventScroll: true }));
  }

  get isOpen() {
    return this.refs.dialog?.open ?? false;
  }

  open() {
    if (this.isOpen) return;
    this.#opener = document.activeElement;
    this.refs.dialog.showModal();
  }

  close() {
    this.refs.dialog.close();
  }
}
