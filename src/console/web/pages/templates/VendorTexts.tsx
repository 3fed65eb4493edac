/** Which texts vendors have approved beforehand for the versions of a template, such as codes of Alibaba Cloud. */
import { useQuery } from '@tanstack/react-query';
import { Empty, Table } from 'antd';
import { answer, api } from '../../api/client.js';
import { useText } from '../../words/language.js';
import { versionWords } from './versionWords.js';

export function VendorTexts({ template }: { readonly template: string }) {
  const text = useText(versionWords);
  const query = useQuery({
    queryKey: ['vendor-texts', template],
    queryFn: () => textsOf(template),
  });
  return (
    <section>
      <h2>{text.vendorTexts}</h2>
      <Table
        rowKey={({ vendor, version, code }) => `${vendor} ${version} ${code}`}
        size="small"
        loading={query.isLoading}
        dataSource={query.data ?? []}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Empty description={text.noVendorTexts} /> }}
        columns={[
          { title: text.vendor, dataIndex: 'vendor' },
          { title: text.versions, dataIndex: 'version' },
          { title: text.code, dataIndex: 'code' },
          { title: text.signature, dataIndex: 'sign_name' },
          { title: text.words, dataIndex: 'text' },
        ]}
      />
    </section>
  );
}

async function textsOf(template: string) {
  const vendors = await answer(api.GET('/v1/vendors'));
  const lists = await Promise.all(
    vendors.data.map(async ({ id, label }) => {
      const texts = await answer(
        api.GET('/v1/vendors/{id}/templates', { params: { path: { id } } }),
      );
      return texts.data.map((one) => ({ ...one, vendor: label }));
    }),
  );
  return lists.flat().filter((one) => one.template === template);
}
