/// What was acknowledged is there, however the server went down.
@NullMarked
package org.landlord.it.crash;

import org.jspecify.annotations.NullMarked;
