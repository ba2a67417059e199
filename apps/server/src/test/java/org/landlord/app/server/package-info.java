/// Tests of the server's settings as a whole.
@NullMarked
package org.landlord.app.server;

import org.jspecify.annotations.NullMarked;
