import type { Locator, Page } from 'playwright-core';

/** A page that is worked with the keys alone. */
export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  press(key: string): Promise<void> {
    return this.#page.keyboard.press(key);
  }

  /** Tab, again and again, until what is wanted has the focus: once around the page at most. */
  async to(wanted: Locator): Promise<void> {
    await wanted.waitFor();
    for (let presses = 0; presses < 300; presses++) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
      await this.press('Tab');
    }
    throw new Error(`Tab does not reach ${wanted}`);
  }

  /** Goes to a button and presses it. */
  async push(name: string | RegExp): Promise<void> {
    await this.to(this.#page.getByRole('button', { name, exact: typeof name === 'string' }).first());
    await this.press('Enter');
  }

  /** Goes to a field and types into it, in place of what is there. */
  async fill(label: string | RegExp, text: string): Promise<void> {
    await this.to(this.#page.getByRole('textbox', { name: label, exact: typeof label === 'string' }).first());
    await this.press('ControlOrMeta+a');
    await this.#page.keyboard.type(text);
    await this.press('Enter');
  }

  /** Goes to a list and moves in it to a choice, with the arrow keys alone. */
  async choose(label: string | RegExp, choice: string): Promise<void> {
    const exact = typeof label === 'string';
    const list = this.#page.getByRole('combobox', { name: label, exact }).first();
    await this.to(list);
    await this.press('Home');
    const now = () =>
      list.evaluate((element) => (element as HTMLSelectElement).selectedOptions[0]?.textContent?.trim());
    for (let presses = 0; presses < 60; presses++) {
      if ((await now()) === choice) return;
      await this.press('ArrowDown');
    }
    throw new Error(`the arrow keys do not come to ${choice} in ${list}`);
  }

  /** Goes to another view. */
  async view(name: string): Promise<void> {
    await this.to(this.#page.getByRole('navigation').getByRole('link', { name }));
    await this.press('Enter');
    await this.#page.getByRole('heading', { level: 1, name }).waitFor();
    await this.#page.getByText('Opening …').waitFor({ state: 'detached' });
  }
}
