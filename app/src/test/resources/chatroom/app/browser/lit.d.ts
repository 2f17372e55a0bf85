// As much of Lit's types as the page uses (lit.dev/docs/api): its jar has them packed away.

declare module 'lit' {
  export interface TemplateResult {
    readonly strings: TemplateStringsArray;
    readonly values: unknown[];
  }

  export const nothing: unique symbol;
  export function html(strings: TemplateStringsArray, ...values: unknown[]): TemplateResult;
  export function svg(strings: TemplateStringsArray, ...values: unknown[]): TemplateResult;

  export abstract class LitElement extends HTMLElement {
    static properties: Record<string, { state?: boolean }>;
    connectedCallback(): void;
    disconnectedCallback(): void;
    requestUpdate(): void;
    protected createRenderRoot(): HTMLElement | DocumentFragment;
    protected scheduleUpdate(): void | Promise<unknown>;
    protected shouldUpdate(changed: Map<PropertyKey, unknown>): boolean;
    protected willUpdate(changed: Map<PropertyKey, unknown>): void;
    protected firstUpdated(changed: Map<PropertyKey, unknown>): void;
    protected updated(changed: Map<PropertyKey, unknown>): void;
    protected render(): unknown;
  }
}

declare module 'lit/directives/repeat.js' {
  export function repeat<T>(
    items: Iterable<T>,
    key: (item: T, index: number) => unknown,
    template: (item: T, index: number) => unknown,
  ): unknown;
}

declare module 'lit/directives/guard.js' {
  export function guard(dependencies: readonly unknown[], template: () => unknown): unknown;
}
