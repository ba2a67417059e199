/// Sign-in with SAML 2.0 providers: requests, responses and their verification, and the metadata of Landlord.
@NullMarked
package org.landlord.adapter.rest.access.saml;

import org.jspecify.annotations.NullMarked;
