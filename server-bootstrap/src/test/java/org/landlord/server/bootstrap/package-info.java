/// Tests of what a server checks before it starts.
@NullMarked
package org.landlord.server.bootstrap;

import org.jspecify.annotations.NullMarked;
