/** Nothing: what a page costs by itself. */
document.body.dataset.ready = '';
