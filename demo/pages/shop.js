// The shop's own script: counts what was set aside. It has nothing to do with the sign-up form.
const count = document.getElementById('basket-count');
const word = document.getElementById('basket-word');
let bags = 0;

for (const button of document.querySelectorAll('.add')) {
  button.setAttribute('aria-label', `Set aside a bag of ${button.dataset.coffee}`);
  button.addEventListener('click', () => {
    bags += 1;
    count.textContent = String(bags);
    word.textContent = bags === 1 ? 'bag' : 'bags';
    button.textContent = 'One more';
    button.setAttribute('aria-label', `Set aside one more bag of ${button.dataset.coffee}`);
  });
}
