/// The state of the server.
@NullMarked
package org.landlord.adapter.rest.diagnostics;

import org.jspecify.annotations.NullMarked;
