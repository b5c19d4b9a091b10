import type { Doc } from './sheet.ts'

type Inner = Doc & {
  endMetadata: () => void
  appendXML: (xml: string) => void
  info: Record<string, unknown>
  outline: { options?: object }
}

const UA = `
        <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
            <pdfuaid:part>1</pdfuaid:part>
        </rdf:Description>
        <rdf:Description rdf:about=""
            xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
            xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
            xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
            <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
                <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
                <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
                <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
                <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
                    <pdfaProperty:name>part</pdfaProperty:name>
                    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
                    <pdfaProperty:category>internal</pdfaProperty:category>
                    <pdfaProperty:description>Part of ISO 14289 that the document is built to</pdfaProperty:description>
                </rdf:li></rdf:Seq></pdfaSchema:property>
            </rdf:li></rdf:Bag></pdfaExtension:schemas>
        </rdf:Description>`

function escaped(value: unknown): unknown {
  if (typeof value !== 'string') return value
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Makes the document's metadata whole: text in it is escaped, the outline counts its entries, and PDF/UA is named. */
export function repairMetadata(doc: Doc): void {
  const inner = doc as Inner
  inner.outline.options = { expanded: true }
  inner.appendXML(UA)
  const write = inner.endMetadata.bind(inner)
  inner.endMetadata = () => {
    const plain = { ...inner.info }
    for (const [key, value] of Object.entries(plain)) inner.info[key] = escaped(value)
    write()
    Object.assign(inner.info, plain)
  }
}
