/// What the integration tests stand on: the packaged server and the packaged CLI as processes of their own.
@NullMarked
package org.landlord.it.support;

import org.jspecify.annotations.NullMarked;
