/// Commands for API keys, and for signing in to servers.
@NullMarked
package org.landlord.adapter.cli.access;

import org.jspecify.annotations.NullMarked;
