/// The walk that a new user takes, on the packaged server and with the packaged CLI.
@NullMarked
package org.landlord.it.walk;

import org.jspecify.annotations.NullMarked;
