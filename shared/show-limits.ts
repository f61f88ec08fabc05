/** Numbers of when and how often a form shows itself. */
const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;

/** What a visitor did with a form is forgotten after this. Consent tools treat thirty days as the short end of what may be kept. */
export const SHOWN_KEPT_MS = 30 * DAY;
/** Days in which a form that was closed does not come back by itself: as long as anything is kept, at most. */
export const AGAIN_AFTER_DAYS_MAX = 30;
export const AGAIN_AFTER_DAYS_DEFAULT = 7;
/** Showings that somebody acted on, after which the form stays away until all is forgotten. */
export const SHOWN_TIMES_MAX = 10;
export const SHOWN_TIMES_DEFAULT = 3;
/** Who acted longer ago than this comes back. Google Analytics ends a visit after as long a silence. */
export const RETURNING_AFTER_MS = 30 * 60 * SECOND;
/** Widgets that one site keeps something of. */
export const SHOWN_WIDGETS_MAX = 20;

export const SHOW_RULES_MAX = 32;
/** Values of one condition. */
export const SHOW_VALUES_MAX = 64;
/** A path's pattern, a campaign's, a selector: as much as a row of a table can be read. */
export const SHOW_PATTERN_CHARS_MAX = 200;
export const DELAY_SECONDS_MAX = 3600;

/** How often a form that waits (another dialog is open, somebody types) looks again. */
export const WAIT_LOOK_MS = 500;
/** How far down a page counts as leaving where there is no pointer that could leave. */
export const TOUCH_EXIT_SCROLL_PERCENT = 60;
/** Shorter side of a touch screen from which it is no phone: Android's `sw600dp`. */
export const TABLET_CSS_PX_MIN = 600;
