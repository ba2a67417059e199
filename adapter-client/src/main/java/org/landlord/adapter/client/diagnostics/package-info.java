/// Checks of a server.
@NullMarked
package org.landlord.adapter.client.diagnostics;

import org.jspecify.annotations.NullMarked;
