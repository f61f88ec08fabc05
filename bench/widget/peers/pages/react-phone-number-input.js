/** On preact/compat: the build aliases react. */
import 'react-phone-number-input/style.css';
import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';
import PhoneInput from 'react-phone-number-input';

function Field() {
  const [value, setValue] = useState();
  return createElement(PhoneInput, { value, onChange: setValue, defaultCountry: 'US', id: 'phone', 'aria-label': 'Phone' });
}
const place = document.getElementById('place');
if (place) createRoot(place).render(createElement(Field));
