const HTML = 'http://www.w3.org/1999/xhtml'

/**
 * By namespace and name, not by `instanceof`: an element that another window's scripts have made keeps that window's classes wherever it is put,
 * and in the page's world our scripts meet it with them.
 */
export const isHtml = (node: EventTarget | null): node is HTMLElement => node !== null && 'namespaceURI' in node && node.namespaceURI === HTML

export const isTag = <Name extends keyof HTMLElementTagNameMap>(node: EventTarget | null, name: Name): node is HTMLElementTagNameMap[Name] =>
  isHtml(node) && node.localName === name

export const isNode = (target: EventTarget | null): target is Node => target !== null && 'nodeType' in target
export const isElement = (target: EventTarget | null): target is Element => isNode(target) && target.nodeType === Node.ELEMENT_NODE
export const isShadowRoot = (node: Node): node is ShadowRoot => node.nodeType === Node.DOCUMENT_FRAGMENT_NODE && 'host' in node
