/// The web console: the files of its bundle, and the page that loads them. A client of the REST API, in
/// `src/main/console`.
@NullMarked
package org.landlord.adapter.console;

import org.jspecify.annotations.NullMarked;
