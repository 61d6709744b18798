export { demoPeople, demoSignIn, type DemoPerson, type DemoSignIn } from './demo-sign-in.js';
