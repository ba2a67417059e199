/// The web console in a real browser: Chromium of the system's packages, driven by Playwright, against the packaged
/// server. Without Chromium, these tests are skipped with a message.
@NullMarked
package org.landlord.it.console;

import org.jspecify.annotations.NullMarked;
