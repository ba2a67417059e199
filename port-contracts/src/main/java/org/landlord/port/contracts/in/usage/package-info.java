/// What the use cases of usage must do: recording, listing and summing up.
@NullMarked
package org.landlord.port.contracts.in.usage;

import org.jspecify.annotations.NullMarked;
