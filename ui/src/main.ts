// Puts the program on the page: the stall's screens, or the customer's side.
// Must never do more than that.
import './styles/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import Display from './screens/Display.svelte';
import { provideRandomUUID } from './unique';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');

provideRandomUUID();

export default mount(/^#display\b/.test(location.hash) ? Display : App, { target });
