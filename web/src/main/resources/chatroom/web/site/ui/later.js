/** What is needed once somebody has pressed something: a phone has the list before it. */
import './dialogs.js';
import './room-view.js';
