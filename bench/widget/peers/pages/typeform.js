import '@typeform/embed/build/css/widget.css';
import { createWidget } from '@typeform/embed';

const place = document.getElementById('place');
if (place) createWidget('aBcDeF', { container: place, height: 500 });
