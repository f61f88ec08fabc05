import 'intl-tel-input/styles';
import intlTelInput from 'intl-tel-input';

const input = document.createElement('input');
input.type = 'tel';
input.id = 'phone';
input.setAttribute('aria-label', 'Phone');
document.getElementById('place')?.append(input);
intlTelInput(input, { initialCountry: 'us', loadUtils: () => import('intl-tel-input/utils') });
