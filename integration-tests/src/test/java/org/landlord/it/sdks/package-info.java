/// Programs of others that use the API and its document: SDKs, generators of clients, a linter and a browser.
@NullMarked
package org.landlord.it.sdks;

import org.jspecify.annotations.NullMarked;
